package io.equilibrium.servicekit.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** Asks Kafka now and then whether the topics are still the same, without waiting: a consumer never says that one is gone. */
final class TopicLook {
    private final TopicCheck check;
    private final long between;
    private long askedAt;
    private @Nullable Map<String, KafkaFuture<TopicDescription>> asked;

    TopicLook(TopicCheck check, Duration between, long now) {
        this.check = check;
        this.between = between.toNanos();
        this.askedAt = now;
    }

    /** Throws as {@link TopicCheck#check}, or when Kafka does not answer and nothing was heard of it since it was asked. */
    void at(long now, long heardAt) {
        if (asked == null) {
            if (now - askedAt > between) {
                asked = check.ask();
                askedAt = now;
            }
        } else if (asked.values().stream().allMatch(KafkaFuture::isDone)) {
            var answered = asked;
            asked = null;
            verify(answered, heardAt);
        }
    }

    private void verify(Map<String, KafkaFuture<TopicDescription>> answered, long heardAt) {
        try {
            var _ = check.answer(answered);
        } catch (KafkaException silent) {
            if (heardAt - askedAt < 0) {
                throw silent;
            }
        }
    }
}
