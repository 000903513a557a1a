package io.equilibrium.servicekit.rewind;

import io.equilibrium.contract.RunId;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.OutgoingRecord;
import io.equilibrium.servicekit.kafka.Destinations;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import io.equilibrium.servicekit.kafka.PublishedSequences;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One rewind with what it reads from; the service whose it is may run meanwhile. */
public final class RewindSession {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaDoor door;
    private final EngineTopics topics;
    private final EngineHandler handler;
    private final Journal journal;
    private final RunId run;
    private final FedListener listener;
    private long fed;
    private String counts = "";

    /** Hears, now and then, how many records were fed, and how many there are in the journal. */
    @FunctionalInterface
    public interface FedListener {
        void heard(long fed, long journalled);
    }

    /** The handler must be one that has handled and restored nothing. */
    public RewindSession(
            KafkaDoor door,
            EngineTopics topics,
            EngineHandler handler,
            Journal journal,
            RunId run,
            FedListener listener) {
        this.door = door;
        this.topics = topics;
        this.handler = handler;
        this.journal = journal;
        this.run = run;
        this.listener = listener;
    }

    /**
     * Makes all decisions again.
     *
     * @throws DifferenceException at the first that is not the one that was said
     */
    void run() {
        journal.atOneMoment(this::compare);
    }

    private void compare() {
        long journalled = journal.records();
        long sequence = journal.sequence();
        try (var said = door.consumer(settings());
                var others = door.consumer(settings())) {
            awaitPublished(sequence, said);
            Destinations written = Destinations.of(topics.outputs(), said);
            Emitted emitted = new Emitted(said, written.all().toList(), run, sequence);
            Unjournalled unjournalled = new Unjournalled(others, partitions(others));
            Comparison comparison = new Comparison(emitted, unjournalled.goBeyond(journal.positions()));
            new Rewind(new Rewind.Parts(handler, journal, unjournalled, partitions(written), comparison), run, more -> {
                        fed += more;
                        listener.heard(fed, journalled);
                    })
                    .run();
            counts = comparison.counts();
        }
    }

    // What the journal has was stored with what came of it, which may still be on its way to the topics.
    private void awaitPublished(long sequence, Consumer<byte @Nullable [], byte @Nullable []> consumer) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        BooleanSupplier patient = () -> System.nanoTime() - end < 0;
        var written = Destinations.of(topics.written(), consumer).all().toList();
        long published;
        do {
            published = new PublishedSequences(consumer, patient)
                    .highest(written).values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0);
        } while (published < sequence && patient.getAsBoolean());
        if (published < sequence) {
            throw new IllegalStateException("what it said is on the topics through sequence " + published + " of "
                    + sequence + "; the service must publish the rest first");
        }
    }

    private static Function<OutgoingRecord, TopicPartition> partitions(Destinations written) {
        return record -> {
            var content = written.route(record);
            return new TopicPartition(content.topic(), content.partition());
        };
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<String> names = topics.inputs().stream()
                .filter(input -> !input.journalled())
                .map(EngineTopics.Input::topic)
                .toList();
        return Destinations.of(names, consumer).all().toList();
    }

    private static Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.GROUP_ID_CONFIG, null);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    /** How many records were fed. */
    long fed() {
        return fed;
    }

    /** How many decisions were the same, by topic; empty when there were none. */
    String counts() {
        return counts;
    }
}
