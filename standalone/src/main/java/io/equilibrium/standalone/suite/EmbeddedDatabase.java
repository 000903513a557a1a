package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One PostgreSQL server on loopback with the services' databases, as a child that is started again when it dies; a watchdog
 * stops it when this process is killed.
 */
public final class EmbeddedDatabase {
    public static final String USER = "postgres";
    /** Not a secret: the server trusts whoever reaches it on loopback. */
    public static final String PASSWORD = "postgres";

    private static final List<String> DATABASES = List.of("risk", "execution");
    private static final int LONGEST_ANSWER_SECONDS = 1;
    private static final int LONGEST_MAKING_SECONDS = 60;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Child child;
    private final Process watchdog;
    private final int port;

    private EmbeddedDatabase(Child child, Process watchdog, int port) {
        this.child = child;
        this.watchdog = watchdog;
        this.port = port;
    }

    /** Starts it in a data folder without waiting for it; the home keeps the unpacked server for the next time. */
    static EmbeddedDatabase launch(Path home, Path data, int port, ChildEvents events) {
        PostgresProgram program = new PostgresProgram(home, data, port);
        try {
            Process watchdog = DatabaseWatchdog.start(program.folder());
            try {
                ChildSettings settings =
                        new ChildSettings("postgres", program.command(), Map.of(), data).stoppedBy(Signals.INTERRUPT);
                return new EmbeddedDatabase(Child.start(settings, events), watchdog, port);
            } catch (IOException | RuntimeException failed) {
                watchdog.getOutputStream().close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            throw new SuiteFailure("postgres could not be made in %s: %s; its log is %s"
                    .formatted(program.folder(), failed.getMessage(), data.resolve("logs", "postgres.log")));
        }
    }

    /** Waits until it answers, then makes the databases that are not there yet. */
    void createDatabases() {
        child.awaitReady(LONGEST_START, this::answers);
        try (Connection connection = connect(LONGEST_MAKING_SECONDS);
                Statement statement = connection.createStatement()) {
            for (String database : DATABASES) {
                if (!exists(statement, database)) {
                    statement.execute("create database " + database);
                }
            }
        } catch (SQLException failed) {
            throw child.failure("did not make its databases: " + failed.getMessage());
        }
    }

    /** The address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Kills its first process with SIGKILL, which all others follow; it is started again. */
    public void kill() {
        child.kill();
    }

    /** Asks it to end; it is started again. */
    public void renew() {
        child.renew();
    }

    /** Stops all its processes with SIGSTOP and lets them go on after so long. */
    public void pause(Duration time) throws InterruptedException {
        child.pause(time);
    }

    /** How often it was started again. */
    public int restarts() {
        return child.restarts();
    }

    /** Whether it answers before so long has passed; waits for that. */
    public boolean answersWithin(Duration longest) {
        return Patience.until(longest, this::answers);
    }

    void stop() {
        child.stop(LONGEST_STOP);
        watchdog.destroyForcibly();
    }

    private boolean answers() {
        try (Connection connection = connect(LONGEST_ANSWER_SECONDS)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect(int longestSeconds) throws SQLException {
        Properties who = new Properties();
        who.setProperty("user", USER);
        who.setProperty("password", PASSWORD);
        who.setProperty("loginTimeout", Integer.toString(longestSeconds));
        who.setProperty("socketTimeout", Integer.toString(longestSeconds));
        return DriverManager.getConnection(jdbcUrl("postgres"), who);
    }

    private static boolean exists(Statement statement, String database) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            return found.next();
        }
    }
}
