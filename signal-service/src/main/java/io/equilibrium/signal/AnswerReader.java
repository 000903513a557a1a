package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What became of people's commands to strategies, as it is committed on its topic, from the beginning. */
final class AnswerReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final Map<TopicPartition, Long> ends;

    /** The consumer reads what is committed, and is closed with this. */
    AnswerReader(Consumer<byte @Nullable [], byte @Nullable []> consumer) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.STRATEGY_EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Those that there were at the start. */
    List<Message.StrategyAnswered> soFar() {
        List<Message.StrategyAnswered> answers = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            answers.addAll(next());
        }
        return answers;
    }

    /** Those that came since; often none. */
    List<Message.StrategyAnswered> next() {
        List<Message.StrategyAnswered> answers = new ArrayList<>();
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : consumer.poll(POLL)) {
            if (record.value() != null && read(record.value()) instanceof Message.StrategyAnswered answer) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private static @Nullable Message read(byte[] value) {
        try {
            return Messages.decode(value);
        } catch (UnreadableMessageException foreign) {
            return null;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
