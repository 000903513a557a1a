package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineRefusedException;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.jdbc.TopicStore;
import io.equilibrium.servicekit.jdbc.TopicStore.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the topics that are there against those that the engine began with. Positions and published sequences mean nothing
 * on other topics of the same names, and with another number of partitions keys go elsewhere.
 */
final class TopicCheck implements AutoCloseable {
    private static final String WHAT_TO_DO =
            "bring the former topic back, or start over with an empty database and new topics";

    private final Supplier<Admin> admins;
    private final TopicStore store;
    private final List<String> topics;
    private @Nullable Admin opened;

    /** Opens the client with the first check. */
    TopicCheck(Supplier<Admin> admins, TopicStore store, EngineTopics topics) {
        this.admins = admins;
        this.store = store;
        this.topics = Stream.concat(topics.inputs().stream().map(EngineTopics.Input::topic), topics.outputs().stream())
                .distinct()
                .toList();
    }

    static Map<String, @Nullable Object> adminSettings() {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    /**
     * Asks Kafka, and keeps what it tells of topics that were not known yet.
     *
     * @throws EngineRefusedException if a topic is not the one that was known
     * @throws IllegalStateException if one is not there
     */
    void check() {
        answer(ask()).forEach((topic, found) -> store.add(topic, found));
    }

    /** Asks Kafka and does not wait. */
    Map<String, KafkaFuture<TopicDescription>> ask() {
        return admin().describeTopics(topics).topicNameValues();
    }

    /** Waits for what Kafka tells, and holds it against what is known, as {@link #check} does. */
    Map<String, Known> answer(Map<String, KafkaFuture<TopicDescription>> asked) {
        Map<String, Known> known = store.all();
        Map<String, Known> found = new HashMap<>();
        asked.forEach((topic, description) -> {
            Known now = now(topic, known.get(topic), description);
            compare(topic, known.getOrDefault(topic, now), now);
            found.put(topic, now);
        });
        return found;
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static Known now(String topic, @Nullable Known before, KafkaFuture<TopicDescription> description) {
        try {
            TopicDescription told = description.get();
            return new Known(told.topicId().toString(), told.partitions().size());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new IllegalStateException(missing(topic, before), failed);
            }
            throw new KafkaException("Kafka does not tell of topic " + topic, failed.getCause());
        } catch (InterruptedException ending) {
            throw new InterruptException(ending);
        }
    }

    private static String missing(String topic, @Nullable Known before) {
        return before == null
                ? "topic " + topic + " must exist"
                : "topic " + topic + " is gone; the engine began with it as " + before.id() + " with "
                        + before.partitions() + " partitions, and goes on only when that one is back";
    }

    private static void compare(String topic, Known before, Known now) {
        if (now.partitions() != before.partitions()) {
            throw new EngineRefusedException(
                    "topic %s has %d partitions now and had %d when the engine began with it; %s"
                            .formatted(topic, now.partitions(), before.partitions(), WHAT_TO_DO));
        }
        if (!now.id().equals(before.id())) {
            throw new EngineRefusedException(
                    "topic %s was made anew: it is %s now and was %s when the engine began with it; %s"
                            .formatted(topic, now.id(), before.id(), WHAT_TO_DO));
        }
    }

    private synchronized Admin admin() {
        if (opened == null) {
            opened = admins.get();
        }
        return opened;
    }
}
