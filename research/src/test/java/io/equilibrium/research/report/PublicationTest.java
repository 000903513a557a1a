package io.equilibrium.research.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.research.cli.FailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    @TempDir
    Path folder;

    @Test
    void filesAppearWholeAndReplaceEarlierOnes() throws IOException {
        Path out = folder.resolve("a/b");
        Publication publication = new Publication(out);
        publication.prepare();
        publication.publish(Map.of("study.csv", "old\n"));
        publication.publish(Map.of("study.csv", "new\n"));
        assertThat(out.resolve("study.csv")).hasContent("new\n");
        try (Stream<Path> all = Files.list(out)) {
            assertThat(all).containsExactly(out.resolve("study.csv"));
        }
    }

    @Test
    void whatCannotBeWrittenLeavesNothingHalf() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("study.csv", "whole\n");
        files.put("no/such/folder.csv", "never\n");
        assertThatThrownBy(() -> new Publication(folder).publish(files)).isInstanceOf(FailedException.class);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("out"));
        assertThatThrownBy(() -> new Publication(file).prepare()).hasMessageContaining("out cannot be made");
    }
}
