package io.equilibrium.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.Side;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.kafka.test.utils.KafkaTestUtils;

/** The service on a real broker: what is said on the topics shows in Prometheus' own format. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.cloud.stream.kafka.binder.brokers=${spring.embedded.kafka.brokers}")
@EmbeddedKafka(
        partitions = 1,
        topics = {
            Topics.TICKS,
            Topics.MARKS,
            Topics.STEPS,
            Topics.SIGNALS,
            Topics.APPROVED_ORDERS,
            Topics.DENIED_ORDERS,
            Topics.BREAKER_EVENTS,
            Topics.FILLS,
            Topics.COMMANDS,
            "denied-orders-dlt"
        },
        bootstrapServersProperty = "spring.kafka.bootstrap-servers")
class TelemetryServiceTest {
    @Autowired
    private EmbeddedKafkaBroker broker;

    @LocalServerPort
    private int port;

    @Test
    void everyStageShowsInPrometheusAndABrokenRecordIsDead() throws Exception {
        Map<String, Object> settings = KafkaTestUtils.producerProps(broker);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ = producer.send(
                    new ProducerRecord<>(Topics.DENIED_ORDERS, "broken".getBytes(StandardCharsets.UTF_8)));
            say(producer, Topics.DENIED_ORDERS, Events.denied(1));
            say(producer, Topics.STEPS, Events.stepped(2, 100));
            say(producer, Topics.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 3)));
            say(producer, Topics.BREAKER_EVENTS, new Message.BreakerMoved(Events.RUN, 4, Events.moved(4)));
            say(producer, Topics.MARKS, Events.marked(5, 100));
            say(producer, Topics.COMMANDS, new Message.Commanded(Events.RUN, 4, Events.pause()));
            tick(producer, new RunStarted(Events.RUN, 0, "ABCUSDT", 1, 1, 0, 0, "0".repeat(64)));
            tick(producer, new Traded(Events.RUN, 1, Events.tick(5)));
            tick(producer, new Reached(Events.RUN, 1));
            producer.flush();
        }
        awaitInMetrics("orders_denied_total{reason=\"TOTAL_NOTIONAL\"} 1.0");
        awaitInMetrics("steps_made_total{symbol=\"ABCUSDT\"} 1.0");
        awaitInMetrics("orders_filled_total{leg=\"ENTRY\"} 1.0");
        awaitInMetrics("breaker_tier 1.0");
        awaitInMetrics("account_equity 9999.9");
        awaitInMetrics("stage_event_time_seconds{stage=\"marks\"} 5.0");
        awaitInMetrics("commands_written_total{action=\"PAUSE\"} 1.0");
        awaitInMetrics("ticks_seen_total 1.0");
        awaitInMetrics("records_dead_total{topic=\"denied-orders\"} 1.0");
        Map<String, Object> reading = KafkaTestUtils.consumerProps(broker, "dead", true);
        try (Consumer<byte[], byte[]> consumer = new DefaultKafkaConsumerFactory<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .createConsumer()) {
            broker.consumeFromAnEmbeddedTopic(consumer, "denied-orders-dlt");
            ConsumerRecord<byte[], byte[]> dead =
                    KafkaTestUtils.getSingleRecord(consumer, "denied-orders-dlt", Duration.ofSeconds(20));
            assertThat(dead.value()).isEqualTo("broken".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(dead.headers().lastHeader("cause").value(), StandardCharsets.UTF_8))
                    .contains("not a message");
        }
    }

    private static void say(KafkaProducer<byte[], byte[]> producer, String topic, Message message) {
        var _ = producer.send(
                new ProducerRecord<>(topic, message.key().getBytes(StandardCharsets.UTF_8), Messages.encode(message)));
    }

    private static void tick(KafkaProducer<byte[], byte[]> producer, TapeEvent event) {
        var _ = producer.send(new ProducerRecord<>(Topics.TICKS, new TickCodec().encode(event)));
    }

    private void awaitInMetrics(String line) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                .build();
        String metrics = "";
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline && !metrics.contains(line)) {
                metrics = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
            }
        }
        assertThat(metrics).contains(line);
    }
}
