package io.equilibrium.servicekit.migrate;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Looks at the database, moves its tables on, says one line and ends the process: with 0 when all is there, else with 1. */
final class Migration implements FlywayMigrationStrategy {
    /** Postgres's oldest major version that will do. */
    static final int OLDEST = 15;

    private final String service;
    private final Consumer<String> listener;
    private final IntConsumer end;

    Migration(String service, Consumer<String> listener, IntConsumer end) {
        this.service = service;
        this.listener = listener;
        this.end = end;
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            requireRecent(flyway.getConfiguration().getDataSource());
            MigrateResult result = flyway.migrate();
            say("tables are at version %s, %d migrations were made"
                    .formatted(flyway.info().current().getVersion(), result.migrationsExecuted));
            end.accept(0);
        } catch (SQLException | RuntimeException refused) {
            say(sentence(refused));
            end.accept(1);
        }
    }

    private static void requireRecent(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            refuseOlder(about.getDatabaseProductName(), about.getDatabaseMajorVersion());
        }
    }

    static void refuseOlder(String product, int major) {
        if (!product.equals("PostgreSQL") || major < OLDEST) {
            throw new IllegalArgumentException("the database is " + product + " " + major + ", needed is PostgreSQL "
                    + OLDEST + " or newer: set SPRING_DATASOURCE_URL (database.host) to one");
        }
    }

    private static String sentence(Exception refused) {
        return switch (refused) {
            case IllegalArgumentException old -> String.valueOf(old.getMessage());
            case FlywayException broken -> "tables could not be moved on: " + broken.getMessage();
            default ->
                "the database does not answer: " + deepest(refused).getMessage()
                        + "; set SPRING_DATASOURCE_URL (database.host, database.names) and the Secret's database-username and"
                        + " database-password, and let the pod reach it (network.database)";
        };
    }

    private static Throwable deepest(Throwable failed) {
        return failed.getCause() == null ? failed : deepest(failed.getCause());
    }

    private void say(String what) {
        listener.accept("migrate " + service + ": " + what);
    }
}
