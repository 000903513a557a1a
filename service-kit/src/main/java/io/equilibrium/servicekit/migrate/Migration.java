package io.equilibrium.servicekit.migrate;

import io.equilibrium.servicekit.start.SettingRefusedException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Looks at the database, moves its tables on, says one line and ends the process: with 0 when all is there, else with 1. */
final class Migration implements FlywayMigrationStrategy {
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
            DatabaseAge.requireRecent(flyway.getConfiguration().getDataSource());
            MigrateResult result = flyway.migrate();
            say("tables are at version %s, %d migrations were made"
                    .formatted(flyway.info().current().getVersion(), result.migrationsExecuted));
            end.accept(0);
        } catch (RuntimeException refused) {
            say(sentence(refused));
            end.accept(1);
        }
    }

    private static String sentence(RuntimeException refused) {
        return switch (refused) {
            case SettingRefusedException old -> String.valueOf(old.getMessage());
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
