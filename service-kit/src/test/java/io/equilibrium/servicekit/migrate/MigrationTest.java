package io.equilibrium.servicekit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

class MigrationTest {
    private final List<String> said = new ArrayList<>();
    private final List<Integer> ended = new ArrayList<>();
    private final Migration migration = new Migration("risk-service", said::add, ended::add);

    @Test
    void tablesAreMadeOnceAndWhatIsInTheWayIsSaid() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Flyway flyway = Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("classpath:db/kit")
                    .load();
            migration.migrate(flyway);
            migration.migrate(flyway);
            assertThat(new JdbcTemplate(postgres.getPostgresDatabase())
                            .queryForObject("select count(*) from engine", Long.class))
                    .isEqualTo(1);

            new JdbcTemplate(postgres.getPostgresDatabase())
                    .execute("update flyway_schema_history set checksum = 1 where version = '0.1'");
            migration.migrate(flyway);
        }
        assertThat(said.subList(0, 2))
                .containsExactly(
                        "migrate risk-service: tables are at version 0.3, 3 migrations were made",
                        "migrate risk-service: tables are at version 0.3, 0 migrations were made");
        assertThat(said.getLast()).startsWith("migrate risk-service: tables could not be moved on: Validate failed");
        assertThat(ended).containsExactly(0, 0, 1);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidWithWhatToSet() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/risk");
        migration.migrate(Flyway.configure().dataSource(nowhere).load());
        assertThat(said.getFirst())
                .startsWith("migrate risk-service: the database does not answer: ")
                .contains("set SPRING_DATASOURCE_URL (database.host, database.names)", "(network.database)");
        assertThat(ended).containsExactly(1);
    }

    @Test
    void anOldDatabaseIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DatabaseAge.refuseOlder("PostgreSQL", 14))
                .withMessage(
                        "the database is PostgreSQL 14, needed is PostgreSQL 15 or newer: set SPRING_DATASOURCE_URL"
                                + " (database.host) to one");
        assertThatIllegalStateException().isThrownBy(() -> DatabaseAge.refuseOlder("H2", 20));
        DatabaseAge.refuseOlder("PostgreSQL", 15);
    }
}
