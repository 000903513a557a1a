package io.equilibrium.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One suite per folder; what cannot be used is refused in one line. */
class DataFolderTest {
    @TempDir
    private Path home;

    @Test
    void freshOnesDifferAndGoAtACleanEnd() {
        DataFolder one = DataFolder.open(home, Optional.empty(), 0);
        DataFolder other = DataFolder.open(home, Optional.empty(), 0);
        assertThat(one.path()).isNotEqualTo(other.path()).hasParent(home.resolve(".equilibrium", "runs"));

        one.close(false);
        other.close(true);
        assertThat(one.path()).doesNotExist();
        assertThat(other.path()).isDirectory();
    }

    @Test
    void anAskedOneStaysAndCanBeUsedAgain() throws IOException {
        Path asked = home.resolve("some", "where");
        DataFolder.open(home, Optional.of(asked), 0).close(false);
        DataFolder.open(home, Optional.of(asked), 0).close(false);
        assertThat(asked).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(asked)))
                .isEqualTo("rwx------");
    }

    @Test
    void isLockedWhileInUse() {
        DataFolder held = open(home.resolve("held"));
        assertThatThrownBy(() -> open(home.resolve("held")))
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("data folder %s cannot be used: another suite is using it", held.path());
        held.close(false);
        open(home.resolve("held")).close(false);
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> open(file)).hasMessage("data folder %s cannot be used: it is not a folder", file);
    }

    @Test
    void aFolderOfOthersIsRefused() throws IOException {
        Files.createFile(home.resolve("letter"));
        assertThatThrownBy(() -> open(home))
                .hasMessage("data folder %s cannot be used: it holds other things; name an empty or a new one", home);
    }

    @Test
    void tooLittleSpaceIsRefused() {
        Path asked = home.resolve("small");
        assertThatThrownBy(() -> DataFolder.open(home, Optional.of(asked), Long.MAX_VALUE))
                .hasMessageMatching("data folder .*small cannot be used: \\d+ MiB are free, \\d+ MiB are needed");
        open(asked).close(false);
    }

    private DataFolder open(Path asked) {
        return DataFolder.open(home, Optional.of(asked), 0);
    }
}
