package io.equilibrium.servicekit.jdbc;

import io.equilibrium.servicekit.EngineHandler;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.springframework.transaction.support.TransactionOperations;

/** The engine's transactions: taking over, restoring, and storing state, inbox, positions and outbox as one. */
public final class EngineTransactions {
    private final TransactionOperations transactions;
    private final EngineStore store;
    private final EngineHandler handler;

    // Taken once in a process's life: of two processes the newer one keeps the engine, however often either recovers.
    private OptionalLong epoch = OptionalLong.empty();

    public EngineTransactions(TransactionOperations transactions, EngineStore store, EngineHandler handler) {
        this.transactions = transactions;
        this.store = store;
        this.handler = handler;
    }

    /** Brings the handler to the stored state; the answer is from where to read on. */
    public Map<TopicPartition, Long> restore() {
        if (epoch.isEmpty()) {
            epoch = OptionalLong.of(transactions.<Long>execute(status -> store.takeOver()));
        }
        return transactions.execute(status -> {
            store.advance(epoch.getAsLong(), 0);
            handler.restore();
            return store.positions();
        });
    }

    /** Stores a step with the handler's state; the answer is the last outbox sequence given out. */
    public long store(EngineStep step) {
        return transactions.execute(status -> {
            int count = step.outgoing().size();
            long last = store.advance(epoch.getAsLong(), count);
            handler.save();
            if (!step.journal().isEmpty()) {
                store.journal(step.journal());
            }
            if (!step.positions().isEmpty()) {
                store.move(step.positions());
            }
            if (count > 0) {
                store.send(last, step.outgoing());
            }
            return last + count;
        });
    }
}
