package io.equilibrium.signal;

import io.equilibrium.contract.Topics;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/** Tells when the topic of ticks is another than the one that the streams began to read. */
final class TicksWatch {
    private final TicksTopic topic;
    private final TopicDescription begun;

    /** Of the topic as it is now, which must be there. */
    TicksWatch(TicksTopic topic) throws InterruptedException, ExecutionException, TimeoutException {
        this.topic = topic;
        this.begun = topic.ticks();
    }

    /** What became of it, in a sentence; none where it is as it was, or nobody answers. */
    Optional<String> change() throws InterruptedException {
        try {
            Optional<TopicDescription> now = topic.description(Topics.TICKS);
            if (now.isEmpty()) {
                return Optional.of("topic ticks was deleted under the running service");
            }
            if (!now.get().topicId().equals(begun.topicId())) {
                return Optional.of("topic ticks was made anew under the running service");
            }
            int partitions = now.get().partitions().size();
            return partitions == begun.partitions().size()
                    ? Optional.empty()
                    : Optional.of("topic ticks was given " + partitions + " partitions under the running service, from "
                            + begun.partitions().size());
        } catch (ExecutionException | TimeoutException | KafkaException unanswered) {
            return Optional.empty();
        }
    }
}
