package io.equilibrium.servicekit.rewind;

import io.equilibrium.contract.RunId;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.kafka.Destinations;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One rewind with what it reads from. */
public final class RewindSession implements AutoCloseable {
    private final Emitted emitted;
    private final Unjournalled others;
    private final Comparison comparison;
    private final Rewind rewind;
    private long fed;

    /** The listener hears, now and then, how many records were fed. */
    public RewindSession(
            KafkaDoor door,
            EngineTopics topics,
            EngineHandler handler,
            Journal journal,
            RunId run,
            LongConsumer listener) {
        Consumer<byte @Nullable [], byte @Nullable []> said = door.consumer(settings());
        Destinations written = Destinations.of(topics.outputs(), said);
        emitted = new Emitted(said, written.all().toList(), run);
        Consumer<byte @Nullable [], byte @Nullable []> unjournalled = door.consumer(settings());
        others = new Unjournalled(unjournalled, partitions(topics, unjournalled));
        comparison = new Comparison(emitted);
        rewind = new Rewind(
                new Rewind.Parts(
                        handler,
                        journal,
                        others,
                        record -> {
                            var content = written.route(record);
                            return new TopicPartition(content.topic(), content.partition());
                        },
                        comparison),
                run,
                more -> {
                    fed += more;
                    listener.accept(fed);
                });
    }

    private static List<TopicPartition> partitions(EngineTopics topics, Consumer<?, ?> consumer) {
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

    void run() {
        rewind.run();
    }

    long fed() {
        return fed;
    }

    Comparison comparison() {
        return comparison;
    }

    @Override
    public void close() {
        emitted.close();
        others.close();
    }
}
