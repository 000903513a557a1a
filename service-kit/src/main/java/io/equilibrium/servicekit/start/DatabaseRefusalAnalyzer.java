package io.equilibrium.servicekit.start;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of a database that does not answer, or does not let the service in, without a stack trace. */
final class DatabaseRefusalAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failed, SQLException cause) {
        SQLException deepest = deepest(cause);
        String remedy = remedy(deepest.getSQLState());
        return remedy == null
                ? null
                : new FailureAnalysis("the database cannot be used: " + deepest.getMessage(), remedy, deepest);
    }

    // By the classes of SQL states; 08004 is a server that wants a password where none was given.
    private static @Nullable String remedy(@Nullable String state) {
        if (state == null) {
            return null;
        }
        if (state.startsWith("28") || state.equals("08004")) {
            return "set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to what it lets in; as a file: the password in"
                    + " FOLDER/spring.datasource.password and SPRING_CONFIG_IMPORT=configtree:FOLDER/";
        }
        if (state.equals("3D000")) {
            return "create it, or set SPRING_DATASOURCE_URL to one that is there";
        }
        if (state.startsWith("08")) {
            return "start Postgres, or set SPRING_DATASOURCE_URL to jdbc:postgresql://HOST:PORT/DATABASE where one answers";
        }
        return null;
    }

    // What a pool or a template says is about itself.
    private static SQLException deepest(SQLException failed) {
        SQLException deepest = failed;
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException deeper) {
                deepest = deeper;
            }
        }
        return deepest;
    }
}
