package io.equilibrium.risk;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.account.Said;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.Journal;
import io.equilibrium.risk.merge.Intake;
import io.equilibrium.risk.merge.Read;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.servicekit.Answer;
import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account behind the loop's door: records in, decisions out, and one row of state. */
public final class RiskHandler implements EngineHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RiskHandler.class);

    private record Position(String topic, int partition, long offset) {
        static Position of(ConsumerRecord<?, ?> record) {
            return new Position(record.topic(), record.partition(), record.offset());
        }
    }

    /** What the handler is made of; {@code settings} is a print of what the account decides by. */
    record Parts(
            RoadMerge merge,
            RiskAccount account,
            Said said,
            AccountStore store,
            Journal journal,
            String settings,
            RiskMetrics metrics) {}

    private final Parts parts;
    private final StateWriter writer = new StateWriter();
    private final List<DeadLetter> dead = new ArrayList<>();

    // What broke the engine half-way, and how: read again after the restart, it is put aside.
    private final Map<Position, RuntimeException> breaking = new HashMap<>();

    RiskHandler(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void restore() {
        parts.said().clear();
        dead.clear();
        Optional<AccountStore.Stored> stored = parts.store().load();
        if (stored.isPresent()) {
            restore(stored.get());
        } else {
            parts.merge().forget();
            parts.account().forget();
        }
        save();
        stands();
    }

    private void restore(AccountStore.Stored stored) {
        StateReader reader = new StateReader(stored.state());
        try {
            parts.merge().restore(reader);
            parts.account().restore(reader, stored.settings().equals(parts.settings()));
            readAgain();
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException(
                    "the stored account cannot be read, so nothing is approved: " + damaged.getMessage(), damaged);
        }
    }

    // The state stands as it stood: what waited then was journalled with it.
    private void readAgain() {
        parts.merge().unread().forEach(range -> parts.journal().read(range).forEach(this::readAgain));
        if (!parts.merge().isWhole()) {
            throw new IllegalArgumentException("the journal does not hold what waited");
        }
    }

    private void readAgain(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        try {
            parts.merge().readAgain(new Read(record, decode(record.value())));
        } catch (UnreadableMessageException | IllegalArgumentException refused) {
            LOG.debug("passed over what was set aside before cause=\"{}\"", refused.getMessage());
        }
    }

    @Override
    public Outcome handle(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch) {
        batch.forEach(this::take);
        parts.merge().through().ifPresent(parts.account()::grant);
        return outcome();
    }

    private Outcome outcome() {
        Outcome outcome = Outcome.of(parts.said().takeRecords()).withUnreadable(dead);
        dead.clear();
        stands();
        return outcome;
    }

    private void stands() {
        parts.metrics().stands(parts.account().reading(), parts.merge().waiting());
    }

    private void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        Read read;
        try {
            read = new Read(record, decode(record.value()));
            if (!record.topic().equals(Topics.FILLS)) {
                add(read);
            }
        } catch (UnreadableMessageException | IllegalArgumentException refused) {
            dead.add(DeadLetter.of(record, refused));
            return;
        }
        if (record.topic().equals(Topics.FILLS)) {
            apply(read);
        }
        drain(read.message().key());
    }

    private void add(Read read) {
        Intake intake = parts.merge().add(read);
        count(intake);
        if (intake == Intake.TAKEN && read.message() instanceof Message.RunStarted) {
            giveWay(read);
        }
    }

    private void giveWay(Read start) {
        int dropped = parts.merge().giveWayTo(start);
        if (dropped > 0) {
            LOG.warn("run broke off next={} recordsDropped={}", start.message().run(), dropped);
            parts.metrics().ofOtherRun(dropped);
        }
    }

    private static Message decode(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableMessageException("not a message: no value");
        }
        return Messages.decode(value);
    }

    private void count(Intake intake) {
        switch (intake) {
            case TAKEN -> {}
            case SAID_AGAIN -> parts.metrics().saidAgain();
            case OTHER_RUN -> parts.metrics().ofOtherRun(1);
        }
    }

    private void drain(String symbol) {
        for (Optional<Read> next = parts.merge().next(symbol);
                next.isPresent();
                next = parts.merge().next(symbol)) {
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
        if (!read.source().topic().equals(Topics.FILLS)) {
            count(parts.account().onDecisionRoad(read.message()));
            return;
        }
        try {
            count(parts.account().onFills(read.message()));
        } catch (IllegalArgumentException refused) {
            // A fill of what is not open: the ledger has not changed.
            dead.add(DeadLetter.of(read.source(), refused));
        }
    }

    private void count(boolean ours) {
        if (!ours) {
            parts.metrics().ofOtherRun(1);
        }
    }

    RiskAccount account() {
        return parts.account();
    }

    /** Answers a person's act, as {@link RiskAccount} carries it out; on the loop's thread. */
    Answer<BreakerReading> act(Supplier<BreakerReading> act) {
        BreakerReading reading = act.get();
        return new Answer<>(reading, new Outcome(parts.said().takeRecords(), List.of(), true));
    }

    @Override
    public void save() {
        writer.clear();
        parts.merge().save(writer);
        parts.account().save(writer);
        List<Message.BreakerMoved> moves = parts.said().takeMoves();
        parts.store()
                .store(
                        new AccountStore.Stored(writer.bytes(), parts.settings()),
                        parts.account().reading(),
                        moves);
        moves.forEach(RiskHandler::log);
    }

    private static void log(Message.BreakerMoved move) {
        LOG.warn(
                "breaker moved run={} from={} to={} actor={} cause=\"{}\"",
                move.run(),
                move.moved().from(),
                move.moved().to(),
                move.moved().actor(),
                move.moved().cause());
    }

    @Override
    public Set<TopicPartition> paused() {
        return parts.merge().paused();
    }
}
