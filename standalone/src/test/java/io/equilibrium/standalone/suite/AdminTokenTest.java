package io.equilibrium.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
    @TempDir
    private Path data;

    @Test
    void isRandomAndItsOwnersAlone() throws IOException {
        String first = Files.readString(AdminToken.write(data));
        Path file = AdminToken.write(data);
        assertThat(Files.readString(file)).hasSize(64).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(data).isDirectoryNotContaining("glob:**.new");
    }
}
