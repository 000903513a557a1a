package io.equilibrium.standalone.suite;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The database server's program and its data folder. The library unpacks the one and makes the other, by one start of the
 * server; from then on the server is started without it, as a child like any other.
 */
final class PostgresProgram {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final Map<String, String> SETTINGS = Map.of(
            "unix_socket_directories", "",
            "log_line_prefix", "%m [%p] ",
            "shared_buffers", "64MB",
            "synchronous_commit", "on",
            "max_connections", "60");

    private final Path home;
    private final Path data;
    private final int port;

    PostgresProgram(Path home, Path data, int port) {
        this.home = home;
        this.data = data;
        this.port = port;
    }

    /** How the server is started; makes what is missing for it first. */
    List<String> command() throws IOException {
        removeHalfMade();
        Optional<Path> known = Files.exists(made()) ? program() : Optional.empty();
        if (known.isEmpty()) {
            make();
        }
        Path program = known.or(this::program)
                .orElseThrow(() -> new IOException("the server's program is not where its first start had it"));
        List<String> command = new ArrayList<>();
        // The server refuses to run as root.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program.toString(), "-D", folder().toString(), "-p", Integer.toString(port)));
        // A killed process loses nothing that it wrote; only a machine that goes down would.
        command.add("-F");
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    Path folder() {
        return data.resolve("postgres");
    }

    // A folder whose making was cut off looks whole to the library.
    private void removeHalfMade() throws IOException {
        if (Files.exists(folder()) && !Files.exists(made())) {
            DataFolder.delete(folder());
        }
    }

    private Path made() {
        return data.resolve("postgres.made");
    }

    /** As the last start noted it: the program's path, then each argument in quotes. */
    private Optional<Path> program() {
        try {
            String noted = Files.readString(folder().resolve("postmaster.opts"));
            return Optional.of(Path.of(noted.split(" \"", 2)[0])).filter(Files::isExecutable);
        } catch (IOException never) {
            return Optional.empty();
        }
    }

    private void make() throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(
                data.resolve("logs", "postgres.log").toFile());
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries().toFile())
                .setDataDirectory(folder())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("locale", "C")
                .setServerConfig("unix_socket_directories", "''")
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .start()
                .close();
        Files.writeString(made(), "");
    }

    // The library makes the folder for binaries writable for all, so it lies in one that only its owner may enter.
    private Path binaries() throws IOException {
        Path folder = home.resolve(".equilibrium", "postgres");
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.createDirectories(folder.resolve("binaries"));
    }
}
