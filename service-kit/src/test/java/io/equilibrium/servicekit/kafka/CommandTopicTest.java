package io.equilibrium.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CommandTopicTest {
    @Test
    @Timeout(30)
    void aBrokerThatIsNotThereIsSaidInTimeAndEachTime() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        int[] made = {0};
        try (CommandTopic topic = new CommandTopic(settings -> {
            made[0]++;
            Map<String, Object> all = new HashMap<>(settings);
            all.put("bootstrap.servers", "127.0.0.1:" + port);
            return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
        })) {
            for (int i = 0; i < 2; i++) {
                long began = System.nanoTime();
                assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> topic.write(command()));
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            }
        }
        assertThat(made[0]).isEqualTo(2);
    }

    private static Message.Commanded command() {
        return new Message.Commanded(
                RunId.NONE, 0, new Command("c", Command.Action.PAUSE, "*", null, "ada", "ADMIN", "news", 0));
    }
}
