package io.equilibrium.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a service cannot work with ends its start, with a sentence that says what to set and no stack trace. */
@ExtendWith({Machines.class, OutputCaptureExtension.class})
class RefusedStartTest {
    private static final String BROKERS = "spring.kafka.bootstrap-servers";
    private static final String DATABASE = "spring.datasource.url";
    private static final String USER = "spring.datasource.username";
    private static final String TOKEN = "equilibrium.admin-token-file";

    @Test
    void withoutBrokers(CapturedOutput log) {
        refuses(log, Map.of(BROKERS, ""), "no Kafka is named", "set SPRING_KAFKA_BOOTSTRAP_SERVERS to HOST:PORT");
        assertThat(log).doesNotContain("localhost:9092");
    }

    @Test
    void withBrokersThatAreNoAddresses(CapturedOutput log) {
        refuses(
                log,
                Map.of(BROKERS, "kafka:9092,kafka"),
                "Kafka's addresses are HOST:PORT, were [kafka:9092, kafka]",
                "set SPRING_KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void withoutDatabase(CapturedOutput log) {
        refuses(log, Map.of(DATABASE, ""), "no database is named", "set SPRING_DATASOURCE_URL to jdbc:postgresql://");
    }

    @Test
    void withADatabaseOfAnotherKindWhosePasswordIsNotSaid(CapturedOutput log) {
        refuses(
                log,
                Map.of(DATABASE, "jdbc:mysql://somewhere/risk?password=guessed"),
                "the database's address is not one of Postgres",
                "set SPRING_DATASOURCE_URL");
        assertThat(log).doesNotContain("guessed");
    }

    @Test
    void withADatabaseThatDoesNotAnswer(CapturedOutput log) {
        refuses(
                log,
                Map.of(DATABASE, "jdbc:postgresql://127.0.0.1:1/risk"),
                "the database cannot be used: Connection to 127.0.0.1:1 refused",
                "start Postgres, or set SPRING_DATASOURCE_URL");
    }

    @Test
    void withADatabaseThatIsNotThere(CapturedOutput log) {
        refuses(
                log,
                Map.of(DATABASE, Machines.postgres().getJdbcUrl("postgres", "nowhere")),
                "database \"nowhere\" does not exist",
                "create it, or set SPRING_DATASOURCE_URL");
    }

    @Test
    void withALoginThatTheDatabaseRefuses(CapturedOutput log) {
        refuses(
                log,
                Map.of(USER, "stranger", DATABASE, Machines.postgres().getJdbcUrl("stranger", "postgres")),
                "role \"stranger\" does not exist",
                "set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void withATokenFileThatIsNotThereOrTooShort(@TempDir Path folder, CapturedOutput log) throws IOException {
        Path file = folder.resolve("token");
        refuses(
                log,
                Map.of(TOKEN, file.toString()),
                "admin token file " + file + " must be readable text",
                "set EQUILIBRIUM_ADMIN_TOKEN_FILE to a file");
        Files.writeString(file, "short\n");
        refuses(log, Map.of(TOKEN, file.toString()), "must have at least 16 characters", "or leave it out");
        assertThat(log).doesNotContain("short\n");
    }

    private static void refuses(CapturedOutput log, Map<String, String> wrong, String what, String remedy) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.application.name", "whole");
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.jpa.hibernate.ddl-auto", "none");
        settings.put("spring.flyway.baseline-on-migrate", "true");
        settings.put("spring.flyway.baseline-version", "0");
        settings.put(BROKERS, Machines.brokers());
        settings.put(DATABASE, Machines.postgres().getJdbcUrl("postgres", "postgres"));
        settings.putAll(wrong);
        String[] arguments = settings.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new);
        assertThatThrownBy(() -> new SpringApplication(WholeServiceTest.Application.class).run(arguments))
                .isInstanceOf(Exception.class);
        String said = log.getOut().substring(log.getOut().indexOf("APPLICATION FAILED TO START"));
        assertThat(said).contains(what, remedy).doesNotContain("\tat ");
    }
}
