package io.equilibrium.standalone.suite;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** One PostgreSQL server on loopback with the services' databases; a watchdog stops it when this process is killed. */
public final class EmbeddedDatabase {
    public static final String USER = "postgres";
    /** Not a secret: the server trusts whoever reaches it on loopback. */
    public static final String PASSWORD = "postgres";

    private static final List<String> DATABASES = List.of("risk", "execution");
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;
    private final Process watchdog;
    private final int port;

    private EmbeddedDatabase(EmbeddedPostgres server, ProcessHandle postmaster, Process watchdog, int port) {
        this.server = server;
        this.postmaster = postmaster;
        this.watchdog = watchdog;
        this.port = port;
    }

    /** Starts it in a data folder and waits until it answers; the home keeps the unpacked server for the next time. */
    static EmbeddedDatabase start(Path home, Path data, int port) {
        Path folder = data.resolve("postgres");
        Path log = data.resolve("logs", "postgres.log");
        try {
            removeHalfMade(folder);
            Process watchdog = DatabaseWatchdog.start(folder);
            try {
                return start(binaries(home), data, port, watchdog);
            } catch (IOException | SQLException | RuntimeException failed) {
                watchdog.getOutputStream().close();
                throw failed;
            }
        } catch (IOException | SQLException | RuntimeException failed) {
            throw new SuiteFailure(
                    "postgres did not come up in %s: %s; its log is %s".formatted(folder, failed.getMessage(), log),
                    lastLines(log));
        }
    }

    /** The address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    ProcessHandle postmaster() {
        return postmaster;
    }

    void stop() {
        try {
            server.close();
        } catch (IOException unclean) {
            postmaster.destroyForcibly();
        }
        if (!Patience.until(LONGEST_STOP, () -> !postmaster.isAlive())) {
            postmaster.destroyForcibly();
        }
        watchdog.destroyForcibly();
    }

    private static EmbeddedDatabase start(Path binaries, Path data, int port, Process watchdog)
            throws IOException, SQLException {
        Path folder = data.resolve("postgres");
        EmbeddedPostgres server = settings(binaries, data, port).start();
        createDatabases(server);
        Files.writeString(made(folder), "");
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster =
                ProcessHandle.of(pid).orElseThrow(() -> new IOException("process " + pid + " is gone"));
        Leftovers.remember(data, "postgres", postmaster);
        return new EmbeddedDatabase(server, postmaster, watchdog, port);
    }

    private static EmbeddedPostgres.Builder settings(Path binaries, Path data, int port) {
        var log = ProcessBuilder.Redirect.appendTo(
                data.resolve("logs", "postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                // Its own hook would stop the server while services still need it.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("locale", "C")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("log_line_prefix", "'postgres | %m [%p] '")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setErrorRedirector(log)
                .setOutputRedirector(log);
    }

    private static void createDatabases(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String database : DATABASES) {
                if (!exists(statement, database)) {
                    statement.execute("create database " + database);
                }
            }
        }
    }

    private static boolean exists(Statement statement, String database) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            return found.next();
        }
    }

    // The library makes the folder for binaries writable for all, so it lies in one that only its owner may enter.
    private static Path binaries(Path home) throws IOException {
        Path folder = home.resolve(".equilibrium", "postgres");
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.createDirectories(folder.resolve("binaries"));
    }

    // A server folder whose making was cut off looks whole to the library.
    private static void removeHalfMade(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.exists(made(folder))) {
            DataFolder.delete(folder);
        }
    }

    private static Path made(Path folder) {
        return folder.resolveSibling("postgres.made");
    }

    private static List<String> lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - 15), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
