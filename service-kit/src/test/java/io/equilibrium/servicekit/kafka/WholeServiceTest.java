package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.Topics;
import io.equilibrium.servicekit.Answer;
import io.equilibrium.servicekit.EngineDesk;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A service by auto-configuration alone: it brings an entity, a handler and its topics. */
@ExtendWith(Machines.class)
class WholeServiceTest {
    private static final String IN = "whole-in";
    private static final String OUT = "whole-out";

    /** The engine's whole state. */
    @Entity
    @Table(name = "total")
    static class Total {
        @Id
        long id;

        long records;
    }

    /** Counts records, through JPA. */
    static final class Counting implements EngineHandler {
        private final EntityManager entities;
        private Total total = new Total();

        Counting(EntityManager entities) {
            this.entities = entities;
        }

        @Override
        public void restore() {
            Total stored = entities.find(Total.class, 1L);
            total = stored == null ? new Total() : stored;
            total.id = 1;
        }

        @Override
        public Outcome handle(List<ConsumerRecord<byte[], byte[]>> batch) {
            total.records += batch.size();
            return Outcome.of(batch.stream()
                    .map(record -> new OutgoingRecord(OUT, Road.text(record.key()), record.value()))
                    .toList());
        }

        @Override
        public void save() {
            total = entities.merge(total);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @AutoConfigurationPackage
    static class Application {
        @Bean
        EngineTopics topics() {
            return new EngineTopics(List.of(EngineTopics.journalled(IN)), List.of(OUT));
        }

        @Bean
        EngineHandler handler(EntityManager entities) {
            return new Counting(entities);
        }
    }

    @Test
    void needsNoMoreThanAHandlerAndItsTopics() throws IOException, InterruptedException {
        try (var service = start("first")) {
            String address = address(service);
            until("ready", () -> get(address + "/actuator/health/readiness").statusCode() == 200);
            assertThat(get(address + "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get(address + "/actuator/health/readiness").body()).doesNotContain("engine");
            HttpResponse<String> closed = get(address + "/anything");
            assertThat(closed.statusCode()).isEqualTo(401);
            assertThat(closed.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(get(address + "/error").statusCode()).isEqualTo(401);

            service.getBean(DeadLetters.class); // made without a broker's help
            try (var producer = service.getBean(KafkaDoor.class).producer(Map.of())) {
                for (int record = 0; record < 25; record++) {
                    var _ = producer.send(new ProducerRecord<>(IN, Road.bytes("key"), Road.bytes("value" + record)));
                }
            }
            JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
            until("25 records in the inbox", () -> count(jdbc, "select count(*) from inbox") == 25);
            assertThat(count(jdbc, "select records from total")).isEqualTo(25);
            until("an empty outbox", () -> count(jdbc, "select count(*) from outbox") == 0);
            assertThat(service.getBean(EngineDesk.class).<String>askNow(() -> new Answer<>("here", Outcome.nothing())))
                    .isEqualTo("here");
            assertThat(get(address + "/actuator/prometheus").body())
                    .contains("records_handled_total{topic=\"whole-in\"} 25.0")
                    .contains("outbox_published_total 25.0")
                    .contains("outbox_backlog 0.0")
                    .contains("engine_batches_seconds_bucket");
        }
    }

    @Test
    void aSecondOneStandsByAndIsAvailableButNotActive() {
        try (var first = start("first")) {
            until(
                    "active",
                    () -> get(address(first) + "/actuator/health/active").statusCode() == 200);
            try (var second = start("second")) {
                String address = address(second);
                until(
                        "standing by",
                        () -> get(address + "/actuator/health/readiness").body().equals("{\"status\":\"STANDBY\"}"));
                assertThat(get(address + "/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
                assertThat(get(address + "/actuator/health/active").statusCode())
                        .isEqualTo(503);
                assertThatThrownBy(() ->
                                second.getBean(EngineDesk.class).askNow(() -> new Answer<>("", Outcome.nothing())))
                        .hasMessageStartingWith("stands by: whole/first holds the engine until ");
                first.stop();
                until("active", () -> get(address + "/actuator/health/active").statusCode() == 200);
                assertThat(get(address + "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
            }
        }
    }

    @BeforeAll
    static void topicsAndTables() {
        Machines.topics(1, IN, OUT, Topics.deadLetters(IN));
        new JdbcTemplate(Machines.postgres().getPostgresDatabase())
                .execute("create table total (id bigint primary key, records bigint not null)");
    }

    private static String address(ConfigurableApplicationContext service) {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    private static ConfigurableApplicationContext start(String instance) {
        String url = Machines.postgres().getJdbcUrl("postgres", "postgres");
        return new SpringApplication(Application.class)
                .run(
                        "--spring.application.name=whole",
                        "--equilibrium.instance=" + instance,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.flyway.baseline-on-migrate=true",
                        "--spring.flyway.baseline-version=0",
                        "--spring.kafka.bootstrap-servers=" + Machines.brokers(),
                        "--spring.datasource.url=" + url);
    }

    private static long count(JdbcTemplate jdbc, String sql) {
        return jdbc.queryForList(sql, Long.class).stream().findFirst().orElse(-1L);
    }

    private static HttpResponse<String> get(String address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
