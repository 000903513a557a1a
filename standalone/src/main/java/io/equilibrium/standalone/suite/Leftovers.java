package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of a data folder, remembered in it. When a suite was killed its children end by themselves, but it takes
 * them a moment, and until then the folder is not free for the next suite.
 */
final class Leftovers {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Leftovers() {}

    static void remember(Path data, String name, ProcessHandle process) throws IOException {
        Path folder = Files.createDirectories(data.resolve("pids"));
        Files.writeString(folder.resolve(name), process.pid() + " " + startOf(process));
    }

    /** Waits for what an earlier suite left running here, and kills what does not end. */
    static void awaitEnd(Path data) throws IOException {
        List<Path> files = filesIn(data.resolve("pids"));
        for (Path file : files) {
            running(file).ifPresent(Leftovers::awaitEnd);
            Files.delete(file);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        if (!Patience.until(LONGEST, () -> !process.isAlive())) {
            process.destroyForcibly();
            Patience.until(LONGEST, () -> !process.isAlive());
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    // Process ids are used again, so only the same id with the same start is the same process.
    private static Optional<ProcessHandle> running(Path file) throws IOException {
        String[] words = Files.readString(file).split(" ", 2);
        return words.length == 2 && words[0].matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(process -> startOf(process).equals(words[1]))
                : Optional.empty();
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
