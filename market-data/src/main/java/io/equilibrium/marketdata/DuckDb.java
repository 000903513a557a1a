package io.equilibrium.marketdata;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB in this process, for Parquet files alone: without a database, without a network, on the thread that asks, and never
 * with a whole result in memory.
 */
final class DuckDb {
    /** Begun when the first Parquet file is opened, and there as long as the process. */
    private static final class Running {
        private static final DuckDBConnection FIRST = begin();

        private static DuckDBConnection begin() {
            try {
                return open("");
            } catch (SQLException failed) {
                throw new IllegalStateException("DuckDB cannot begin: " + rule(failed), failed);
            }
        }
    }

    private DuckDb() {}

    /** A connection to read with. */
    static DuckDBConnection connect() throws SQLException {
        return Running.FIRST.duplicate();
    }

    /** One of its own to write with, whose tables go to a folder where they are more than memory should hold. */
    static DuckDBConnection open(Path overflow) throws SQLException {
        return open(overflow.toAbsolutePath().toString());
    }

    private static DuckDBConnection open(String overflow) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("temp_directory", overflow);
        return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    /** What it says is wrong, as one line. */
    static String rule(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
