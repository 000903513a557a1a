package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A boot jar with its libraries as files of their own, which the JVM can keep an archive of. There is one folder for each
 * build of the jar; that of an earlier build goes when the new one is made.
 */
final class UnpackedJar {
    private UnpackedJar() {}

    /**
     * The jar to start, beside its libraries; unpacked first if this build of it was not yet.
     *
     * @param folder where unpacked jars are kept
     * @throws SuiteFailure if it cannot be unpacked
     */
    static Path of(Path bootJar, Path folder) {
        try {
            String name = bootJar.getFileName().toString();
            String build = "%s-%x-%x"
                    .formatted(name, Files.getLastModifiedTime(bootJar).toMillis(), Files.size(bootJar));
            Path unpacked = folder.resolve(build);
            if (!Files.isDirectory(unpacked)) {
                unpack(bootJar, unpacked);
                removeOthers(folder, name, build);
            }
            return unpacked.resolve(name);
        } catch (IOException unwritable) {
            throw new SuiteFailure("%s could not be unpacked into %s: %s".formatted(bootJar, folder, unwritable));
        }
    }

    private static void unpack(Path bootJar, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path making = Files.createTempDirectory(target.getParent(), "making-");
        try {
            extract(bootJar, making);
            Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            // Another suite has just unpacked the same.
        } catch (AtomicMoveNotSupportedException unusual) {
            throw new IOException("its file system cannot rename a folder", unusual);
        } finally {
            if (Files.exists(making)) {
                DataFolder.delete(making);
            }
        }
    }

    // With the tool that Spring Boot puts into every boot jar.
    private static void extract(Path bootJar, Path target) throws IOException {
        Process tool = new ProcessBuilder(List.of(
                        JavaCommand.java(),
                        "-Djarmode=tools",
                        "-jar",
                        bootJar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        target.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tool.waitFor() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException interrupted) {
            tool.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void removeOthers(Path folder, String name, String build) throws IOException {
        List<Path> others;
        try (Stream<Path> all = Files.list(folder)) {
            others = all.filter(one -> one.getFileName().toString().startsWith(name + "-"))
                    .filter(one -> !one.getFileName().toString().equals(build))
                    .toList();
        }
        for (Path other : others) {
            DataFolder.delete(other);
        }
    }
}
