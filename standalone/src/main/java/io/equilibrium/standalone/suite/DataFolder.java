package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The folder with everything a suite writes; locked, so that no two suites share one. */
final class DataFolder {
    /** Free space a suite wants to see, in bytes. */
    static final long NEEDED = 1L << 30;

    // A file lock is the process's, and any second channel on the file gives it up when closed.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private static final String LOCK = "equilibrium.lock";
    private static final long MIB = 1L << 20;

    private final Path path;
    private final boolean fresh;
    private final FileChannel channel;

    private DataFolder(Path path, boolean fresh, FileChannel channel) {
        this.path = path;
        this.fresh = fresh;
        this.channel = channel;
    }

    /** Opens the folder that was asked for, or a fresh one below the home's {@code .equilibrium/runs}. */
    static DataFolder open(Path home, Optional<Path> asked, long neededBytes) {
        Path path = asked.map(Path::toAbsolutePath).map(Path::normalize).orElse(home.resolve(".equilibrium", "runs"));
        try {
            createPrivately(path);
            Path folder = asked.isPresent() ? path : Files.createTempDirectory(path, "run-");
            DataFolder opened = new DataFolder(folder, asked.isEmpty(), lock(folder));
            opened.requireSpace(neededBytes);
            Files.createDirectories(folder.resolve("logs"));
            Leftovers.awaitEnd(folder);
            return opened;
        } catch (IOException unusable) {
            throw new SuiteFailure("data folder %s cannot be used: %s".formatted(path, reason(unusable)));
        }
    }

    Path path() {
        return path;
    }

    boolean isFresh() {
        return fresh;
    }

    /** Gives the folder free; a fresh one goes unless it is kept. */
    void close(boolean keep) {
        try {
            OURS.remove(path.toRealPath());
            channel.close();
            if (fresh && !keep) {
                delete(path);
            }
        } catch (IOException stuck) {
            throw new SuiteFailure("data folder %s could not be removed: %s".formatted(path, reason(stuck)));
        }
    }

    /** Free space where the path is, in bytes; unknown counts as plenty. */
    static long usableBytes(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private static void createPrivately(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "it is not a folder");
        }
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static FileChannel lock(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(LOCK)) && !isEmpty(folder)) {
            throw new FileSystemException(folder.toString(), null, "it holds other things; name an empty or a new one");
        }
        if (!OURS.add(folder.toRealPath())) {
            throw inUse(folder);
        }
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            OURS.remove(folder.toRealPath());
            throw inUse(folder);
        }
        return channel;
    }

    private static FileSystemException inUse(Path folder) {
        return new FileSystemException(folder.toString(), null, "another suite is using it");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void requireSpace(long neededBytes) throws IOException {
        long usable = usableBytes(path);
        if (usable < neededBytes) {
            close(false);
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "%d MiB are free, %d MiB are needed".formatted(usable / MIB, neededBytes / MIB));
        }
    }

    private static String reason(IOException unusable) {
        if (unusable instanceof AccessDeniedException) {
            return "it is not writable";
        }
        if (unusable instanceof NoSuchFileException) {
            return "it cannot be made there";
        }
        return unusable instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : unusable.getClass().getSimpleName() + " " + unusable.getMessage();
    }
}
