package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.Flow;
import io.equilibrium.gateway.Pause;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the tape run at most a number of records ahead of what each of some consumer groups has committed. */
public final class GroupFlow implements Flow {
    private static final Logger LOG = LoggerFactory.getLogger(GroupFlow.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Admin admin;
    private final Collection<String> groups;
    private final long allowed;
    private final int asked;
    private final List<TopicPartition> partitions;
    private final Pause pause;
    private long unchecked;

    public GroupFlow(Admin admin, Collection<String> groups, int lead, int partitions, Pause pause) {
        this.admin = admin;
        this.groups = List.copyOf(groups);
        // What ends a transaction is read but not committed, so a reader may seem to be behind by one on each.
        this.allowed = (long) lead + partitions;
        this.asked = Math.max(1, lead / 4);
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(Topics.TICKS, number))
                .toList();
        this.pause = pause;
    }

    // Asking costs a round trip, so it is done a few times per lead.
    @Override
    public void admit() throws InterruptedException {
        if (++unchecked < asked) {
            return;
        }
        unchecked = 0;
        for (String group : groups) {
            awaitGroup(group);
        }
    }

    private void awaitGroup(String group) throws InterruptedException {
        long lag = lag(group);
        if (lag <= allowed) {
            return;
        }
        LOG.debug("replay waited group={} lag={} allowed={}", group, lag, allowed);
        while (lag > allowed) {
            pause.of(LOOK_AGAIN);
            lag = lag(group);
        }
    }

    /** Over all partitions; more than any, when the broker does not say. */
    private long lag(String group) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(OffsetSpec.latest());
            long lag = 0;
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata position = committed.get(partition);
                lag += offset(ends, partition) - (position == null ? offset(begins, partition) : position.offset());
            }
            return lag;
        } catch (ExecutionException unanswered) {
            if (unanswered.getCause() instanceof RetriableException) {
                return Long.MAX_VALUE;
            }
            throw new KafkaException("lag of " + group + " is unknown", unanswered.getCause());
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec)
            throws InterruptedException, ExecutionException {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> spec)))
                .all()
                .get();
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        ListOffsetsResultInfo info = offsets.get(partition);
        return info == null ? 0 : info.offset();
    }
}
