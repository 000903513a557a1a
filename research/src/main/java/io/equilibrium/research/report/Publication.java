package io.equilibrium.research.report;

import io.equilibrium.research.cli.FailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts files into a folder, each whole or not at all: they are written beside and then moved, the page last. */
final class Publication {
    private static final String PART = ".report-";

    private final Path folder;

    Publication(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, so that what forbids it is said before the work. */
    void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new FailedException(folder + " cannot be made: " + why(failed), failed);
        }
        if (!Files.isWritable(folder)) {
            throw new FailedException(folder + " cannot be written to");
        }
    }

    /** Names and contents, in the order in which they appear. */
    void publish(Map<String, String> files) {
        try {
            Path part = Files.createTempDirectory(folder, PART);
            Thread sweeper = Thread.ofPlatform().unstarted(() -> sweep(part));
            Runtime.getRuntime().addShutdownHook(sweeper);
            try {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Files.writeString(part.resolve(file.getKey()), file.getValue());
                }
                for (String name : files.keySet()) {
                    Files.move(part.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                sweep(part);
                forget(sweeper);
            }
        } catch (IOException failed) {
            throw new FailedException(folder + " cannot be written: " + why(failed), failed);
        }
    }

    private static void forget(Thread sweeper) {
        try {
            Runtime.getRuntime().removeShutdownHook(sweeper);
        } catch (IllegalStateException shuttingDown) {
            // It sweeps what is swept already.
        }
    }

    private static void sweep(Path part) {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> files = Files.walk(part)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // A hidden folder stays behind, which is no file of the report.
        }
    }

    private static String why(IOException failed) {
        return failed.getClass().getSimpleName() + " " + failed.getMessage();
    }
}
