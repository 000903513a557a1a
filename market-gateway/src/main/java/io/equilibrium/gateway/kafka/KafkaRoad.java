package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.RunId;
import io.equilibrium.gateway.Pause;
import io.equilibrium.gateway.ReplayProperties;
import io.equilibrium.gateway.Tape;
import io.equilibrium.gateway.TopicProperties;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker as the gateway uses it: topics made, the tape opened where an earlier attempt left it. */
public final class KafkaRoad implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRoad.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final KafkaDoor door;
    private final Admin admin;
    private final RoadTopics topics;
    private final Pause pause;

    public KafkaRoad(
            KafkaDoor door, Map<String, Object> settings, List<String> servers, TopicProperties topics, Pause pause) {
        this.door = door;
        Map<String, Object> all = new HashMap<>(settings);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        this.admin = Admin.create(all);
        this.topics = new RoadTopics(topics);
        this.pause = pause;
    }

    /** Tries until the broker answers. */
    public void makeTopics() throws InterruptedException {
        boolean said = false;
        while (true) {
            try {
                topics.create(admin);
                return;
            } catch (ExecutionException failed) {
                if (!said) {
                    LOG.warn("topics were not made, trying again cause=\"{}\"", String.valueOf(failed.getCause()));
                    said = true;
                }
                pause.of(TRY_AGAIN);
            }
        }
    }

    public Tape open(RunId run, ReplayProperties properties) throws InterruptedException {
        long[] places = lastPlaces(run);
        Flow flow = properties.followedGroups().isEmpty()
                ? Flow.FREE
                : new GroupFlow(admin, properties.followedGroups(), properties.lead(), places.length, pause);
        return new KafkaTape(door.producer(KafkaTape.SETTINGS), places, flow);
    }

    private long[] lastPlaces(RunId run) throws InterruptedException {
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(Map.of())) {
            return new TapeTail(consumer, run, pause).lastPlaces();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
