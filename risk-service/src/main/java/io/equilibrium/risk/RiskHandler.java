package io.equilibrium.risk;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.Kept;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.account.Said;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.Journal;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account behind the loop's door: records in, decisions out, and one row of state. */
public final class RiskHandler implements EngineHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RiskHandler.class);

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
    private final Feed feed;
    private final StateWriter writer = new StateWriter();

    RiskHandler(Parts parts) {
        this.parts = parts;
        this.feed = new Feed(parts.merge(), parts.account(), parts.metrics());
    }

    @Override
    public void restore() {
        parts.said().clear();
        feed.takeDead();
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
        parts.merge().unread().forEach(range -> parts.journal().read(range).forEach(feed::takeAgain));
        if (!parts.merge().isWhole()) {
            throw new IllegalArgumentException("the journal does not hold what waited");
        }
    }

    @Override
    public Outcome handle(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch) {
        batch.forEach(feed::take);
        parts.merge().through().ifPresent(parts.account()::grant);
        stands();
        return Outcome.of(parts.said().takeRecords()).withUnreadable(feed.takeDead());
    }

    private void stands() {
        parts.metrics().stands(parts.account().reading(), parts.merge().waiting());
    }

    RiskAccount account() {
        return parts.account();
    }

    @Override
    public void save() {
        writer.clear();
        parts.merge().save(writer);
        parts.account().save(writer);
        Kept kept = parts.said().takeKept();
        BreakerReading reading = parts.account().reading();
        parts.store()
                .store(
                        new AccountStore.Stored(writer.bytes(), parts.settings()),
                        reading,
                        parts.account().inside(),
                        kept);
        kept.moves().forEach(RiskHandler::log);
    }

    private static void log(Message.BreakerMoved move) {
        LOG.warn(
                "breaker moved run={} scope={} from={} to={} actor={} cause=\"{}\"",
                move.run(),
                move.moved().scope(),
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
