package io.equilibrium.risk;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.merge.Intake;
import io.equilibrium.risk.merge.Read;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.servicekit.DeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records on their way to the account: steps, signals and marks through the merge, fills and commands as they come. */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private record Position(String topic, int partition, long offset) {
        static Position of(ConsumerRecord<?, ?> record) {
            return new Position(record.topic(), record.partition(), record.offset());
        }
    }

    private final RoadMerge merge;
    private final RiskAccount account;
    private final RiskMetrics metrics;
    private final List<DeadLetter> dead = new ArrayList<>();

    // What broke the engine half-way, and how: read again after the restart, it is put aside.
    private final Map<Position, RuntimeException> breaking = new HashMap<>();

    // When the record was read that everything is done for just now.
    private long readMillis;

    Feed(RoadMerge merge, RiskAccount account, RiskMetrics metrics) {
        this.merge = merge;
        this.account = account;
        this.metrics = metrics;
    }

    void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        readMillis = record.timestamp();
        Read read;
        try {
            read = new Read(record, decode(record.value()));
            if (isMerged(record.topic())) {
                add(read);
            }
        } catch (UnreadableMessageException | IllegalArgumentException | ArithmeticException refused) {
            dead.add(DeadLetter.of(record, refused));
            refuse(record, refused);
            return;
        }
        if (!isMerged(record.topic())) {
            apply(read);
        }
        drain(read.message().key());
    }

    // Whoever waits for a command that cannot be read is told so.
    private void refuse(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, RuntimeException refused) {
        if (record.topic().equals(Topics.COMMANDS) && record.value() != null) {
            CommandId.in(record.value())
                    .ifPresent(id -> account.refuse(id, String.valueOf(refused.getMessage()), merge.through()));
        }
    }

    private static boolean isMerged(String topic) {
        return !topic.equals(Topics.FILLS) && !topic.equals(Topics.COMMANDS);
    }

    private static Message decode(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableMessageException("not a message: no value");
        }
        return Messages.decode(value);
    }

    private void add(Read read) {
        Intake intake = merge.add(read);
        switch (intake) {
            case TAKEN -> {
                if (read.message() instanceof Message.RunStarted) {
                    giveWay(read);
                }
            }
            case SAID_AGAIN -> metrics.saidAgain();
            case OTHER_RUN -> metrics.ofOtherRun(1);
        }
    }

    private void giveWay(Read start) {
        int dropped = merge.giveWayTo(start);
        if (dropped > 0) {
            LOG.warn("run broke off next={} recordsDropped={}", start.message().run(), dropped);
            metrics.ofOtherRun(dropped);
        }
    }

    private void drain(String symbol) {
        for (Optional<Read> next = merge.next(symbol); next.isPresent(); next = merge.next(symbol)) {
            apply(next.get());
        }
    }

    private void apply(Read read) {
        Position position = Position.of(read.source());
        RuntimeException broke = breaking.get(position);
        if (broke != null) {
            dead.add(DeadLetter.of(read.source(), broke));
            return;
        }
        try {
            feed(read);
        } catch (RuntimeException broken) {
            breaking.put(position, broken);
            throw broken;
        }
    }

    private void feed(Read read) {
        if (isMerged(read.source().topic())) {
            count(account.onDecisionRoad(read.message(), readMillis));
            return;
        }
        try {
            if (read.source().topic().equals(Topics.COMMANDS)) {
                account.onCommands(read.message(), merge.through());
            } else {
                count(account.onFills(read.message()));
            }
        } catch (IllegalArgumentException refused) {
            // A fill of what is not open, or a message astray: no money has moved.
            dead.add(DeadLetter.of(read.source(), refused));
        }
    }

    private void count(boolean ours) {
        if (!ours) {
            metrics.ofOtherRun(1);
        }
    }

    /** Takes a record that waited when the state was stored; nothing comes of it yet. */
    void takeAgain(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        try {
            merge.readAgain(new Read(record, decode(record.value())));
        } catch (UnreadableMessageException | IllegalArgumentException | ArithmeticException refused) {
            LOG.debug("passed over what was set aside before cause=\"{}\"", refused.getMessage());
        }
    }

    List<DeadLetter> takeDead() {
        List<DeadLetter> taken = List.copyOf(dead);
        dead.clear();
        return taken;
    }
}
