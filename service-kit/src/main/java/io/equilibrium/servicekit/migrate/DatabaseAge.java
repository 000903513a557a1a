package io.equilibrium.servicekit.migrate;

import io.equilibrium.servicekit.start.SettingRefusedException;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether a database is one that tables may be made in. */
final class DatabaseAge {
    /** Postgres's oldest major version that will do. */
    static final int OLDEST = 15;

    private DatabaseAge() {}

    static void requireRecent(DataSource database) {
        new JdbcTemplate(database).execute((ConnectionCallback<Boolean>) connection -> {
            DatabaseMetaData about = connection.getMetaData();
            refuseOlder(about.getDatabaseProductName(), about.getDatabaseMajorVersion());
            return true;
        });
    }

    static void refuseOlder(String product, int major) {
        if (!product.equals("PostgreSQL") || major < OLDEST) {
            throw new SettingRefusedException(
                    "the database is " + product + " " + major + ", needed is PostgreSQL " + OLDEST + " or newer",
                    "set SPRING_DATASOURCE_URL (database.host) to one");
        }
    }
}
