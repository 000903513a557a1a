package io.equilibrium.execution;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A Postgres of its own, and who stops it. */
record DatabaseServer(String host, int port, String login, Closeable stop) implements AutoCloseable {
    static DatabaseServer embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            return new DatabaseServer("127.0.0.1", postgres.getPort(), "user=postgres", postgres);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The image that {@code POSTGRES_IMAGE} names, as for the compose file, or else the one that the compose file does. */
    static DatabaseServer container() {
        String image = System.getenv().getOrDefault("POSTGRES_IMAGE", "postgres:18.6-bookworm");
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("for-this-test-only");
        container.start();
        return new DatabaseServer(
                container.getHost(),
                container.getFirstMappedPort(),
                "user=postgres&password=for-this-test-only",
                container::stop);
    }

    String url(String database) {
        return "jdbc:postgresql://%s:%d/%s?%s".formatted(host, port, database, login);
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
