package io.equilibrium.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.Side;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.kafka.test.utils.KafkaTestUtils;

/** Started anew in the middle of a run, the service knows the whole run and tells nobody of anything twice. */
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
            Topics.COMMANDS
        })
class TelemetryRestartTest {
    private static final List<String> WITH_SYMBOLS = List.of(
            Topics.MARKS, Topics.STEPS, Topics.SIGNALS, Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS, Topics.FILLS);

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void aRunIsSeenWholeAcrossARestart(EmbeddedKafkaBroker broker) throws Exception {
        HttpServer telegram = telegram();
        try (var producer = new KafkaProducer<>(
                KafkaTestUtils.producerProps(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            try (ConfigurableApplicationContext first = start(broker, telegram)) {
                for (String topic : WITH_SYMBOLS) {
                    say(producer, topic, new Message.RunStarted(Events.RUN, 0, Events.SYMBOL, 1));
                }
                say(producer, Topics.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
                await("a fill is told", () -> saidOf("entry: buy 2 at 100") == 1);
                assertThat(gauge(first, "account.equity")).isEqualTo(9_999.9);
            }
            try (ConfigurableApplicationContext second = start(broker, telegram)) {
                say(producer, Topics.FILLS, Events.answered(Events.filled(Leg.TAKE_PROFIT, Side.SELL, 110, 2)));
                for (String topic : WITH_SYMBOLS) {
                    say(producer, topic, Events.ended(Events.RUN, 3, Events.SYMBOL));
                }
                say(producer, Topics.BREAKER_EVENTS, Events.ended(Events.RUN, 3, Message.RunEnded.EVERY_SYMBOL));
                await("the run is whole", () -> gauge(second, "runs.whole") == 1);
                await("the next fill is told", () -> saidOf("take profit: sell 2 at 110") == 1);

                assertThat(gauge(second, "account.equity")).isEqualTo(10_019.8);
                assertThat(saidOf("entry: buy 2 at 100")).isEqualTo(1);
            }
        } finally {
            telegram.stop(0);
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedKafkaBroker broker, HttpServer telegram) {
        return new SpringApplicationBuilder(TelemetryServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "--equilibrium.telegram.token=42:secret",
                        "--equilibrium.telegram.chat=-100",
                        "--equilibrium.telegram.interval=20ms",
                        "--equilibrium.telegram.api-url=http://localhost:"
                                + telegram.getAddress().getPort() + "/bot");
    }

    private HttpServer telegram() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8));
            byte[] answer = "{\"ok\":true,\"result\":{\"message_id\":1}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private long saidOf(String words) {
        return told.stream().filter(body -> body.contains(words)).count();
    }

    private static double gauge(ConfigurableApplicationContext service, String name) {
        return service.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    private static void say(KafkaProducer<byte[], byte[]> producer, String topic, Message message) {
        var _ = producer.send(
                new ProducerRecord<>(topic, message.key().getBytes(StandardCharsets.UTF_8), Messages.encode(message)));
    }

    private static void await(String what, BooleanSupplier answer) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!answer.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(answer.getAsBoolean()).as(what).isTrue();
    }
}
