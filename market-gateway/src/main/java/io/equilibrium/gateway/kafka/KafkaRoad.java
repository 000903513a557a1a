package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.Admission;
import io.equilibrium.gateway.Flow;
import io.equilibrium.gateway.Lease;
import io.equilibrium.gateway.Pause;
import io.equilibrium.gateway.ReplayProperties;
import io.equilibrium.gateway.RunEntry;
import io.equilibrium.gateway.Tape;
import io.equilibrium.gateway.TopicProperties;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker as the gateway uses it: topics made, the tape opened where an earlier attempt left it. */
public final class KafkaRoad implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRoad.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    // Ends are read partition by partition, and the fetch at the end of one must not hold up the next.
    static final Map<String, @Nullable Object> COMMITTED = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed", ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);

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

    /** The entry of a run that is begun now. */
    public RunEntry entry(RunId run, byte[] contentHash, Duration markInterval) throws InterruptedException {
        return new RunEntry(
                run,
                RunEntry.State.BEGUN,
                HexFormat.of().formatHex(contentHash),
                markInterval.toNanos() / 1_000,
                partitions());
    }

    /** What the ledger says now. */
    public Admission admit(RunEntry wanted, Optional<RunId> abandon) {
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(COMMITTED)) {
            return Admission.of(wanted, RunLedger.read(consumer), abandon);
        }
    }

    public Lease lease(String instance) {
        return new KafkaLease(door.consumer(KafkaLease.settings(instance)), instance);
    }

    /**
     * The tape where an earlier attempt left the run, none if that wrote all of it. From now on no tape that was opened
     * before is written to.
     */
    public Optional<Tape> open(RunEntry wanted, List<String> symbols, Optional<RunId> abandon) {
        Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(Transactions.SETTINGS);
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(COMMITTED)) {
            producer.initTransactions();
            Admission admission = Admission.of(wanted, RunLedger.read(consumer), abandon);
            if (admission.isWhole()) {
                producer.close(Duration.ZERO);
                return Optional.empty();
            }
            long[] places = WrittenRun.lastPlaces(consumer, admission, symbols);
            return Optional.of(new KafkaTape(producer, admission, places));
        } catch (RuntimeException failed) {
            producer.close(Duration.ZERO);
            throw failed;
        }
    }

    /** What holds a replay back, with the pause in which it waits. */
    public Flow flow(ReplayProperties properties, Pause whileWaiting) throws InterruptedException {
        if (properties.followedGroups().isEmpty()) {
            return Flow.FREE;
        }
        return new GroupFlow(admin, properties.followedGroups(), properties.lead(), partitions(), whileWaiting);
    }

    private int partitions() throws InterruptedException {
        try {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(List.of(Topics.TICKS)).allTopicNames().get();
            return topics.values().iterator().next().partitions().size();
        } catch (ExecutionException unanswered) {
            throw new KafkaException("partitions of ticks are unknown", unanswered.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
