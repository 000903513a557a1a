package io.equilibrium.research.fetch;

import io.equilibrium.marketdata.Checksum;
import io.equilibrium.research.cli.FailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The venue's archive and a mirror of it in a folder, where a file lies whole, as its CHECKSUM says, or not at all. */
final class Archive {
    /** What became of a file. */
    enum Found {
        FETCHED,
        THERE,
        ABSENT
    }

    private final URI base;
    private final Path mirror;
    private final Server server;

    /** An archive whose files' addresses begin with {@code base}. */
    Archive(URI base, Path mirror, Server server) {
        this.base = base;
        this.mirror = mirror;
        this.server = server;
    }

    /** Where a file lies in the mirror, or would. */
    Path file(String path) {
        return mirror.resolve(path);
    }

    /** Whether the mirror has a file. */
    boolean has(String path) {
        return Checksum.of(file(path)).isPresent() && Files.isRegularFile(file(path));
    }

    /** Fetches a file unless it is there and sound. */
    Found fetch(String path, Meter meter) throws InterruptedException {
        Path file = file(path);
        if (isSound(file, Checksum.of(file))) {
            return Found.THERE;
        }
        Optional<String> text = server.text(address(path + Checksum.SUFFIX));
        if (text.isEmpty()) {
            return Found.ABSENT;
        }
        Optional<Checksum> checksum = Optional.of(Checksum.parse(file, text.get()));
        try {
            Found found = isSound(file, checksum) ? Found.THERE : download(path, checksum, meter);
            if (found != Found.ABSENT) {
                Path part = part(Checksum.beside(file));
                Files.writeString(part, text.get());
                move(part, Checksum.beside(file));
            }
            return found;
        } catch (IOException unwritten) {
            throw new FailedException(file + ": cannot be written: " + unwritten.getMessage(), unwritten);
        }
    }

    /** A part that another fetch left may be of an older file; then it is fetched once more, from its beginning. */
    private Found download(String path, Optional<Checksum> checksum, Meter meter)
            throws IOException, InterruptedException {
        Path file = file(path);
        Path part = part(file);
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean goesOn = Files.exists(part);
        if (!server.download(address(path), part, meter)) {
            return Found.ABSENT;
        }
        if (isSound(part, checksum)) {
            move(part, file);
            return Found.FETCHED;
        }
        Files.delete(part);
        if (goesOn) {
            return download(path, checksum, meter);
        }
        throw new FailedException(address(path) + ": what came is not what its CHECKSUM says, and was thrown away");
    }

    private static boolean isSound(Path file, Optional<Checksum> checksum) {
        return Files.isRegularFile(file)
                && checksum.filter(said -> said.sha256().equals(Checksum.sha256(file)))
                        .isPresent();
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private static void move(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private URI address(String path) {
        return URI.create(base + "/" + path);
    }
}
