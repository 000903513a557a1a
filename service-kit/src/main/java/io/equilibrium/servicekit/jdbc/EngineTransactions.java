package io.equilibrium.servicekit.jdbc;

import io.equilibrium.servicekit.EngineHandler;
import java.util.function.LongSupplier;
import org.springframework.transaction.support.TransactionOperations;

/** The engine's transactions: restoring, and storing state, inbox, positions and outbox as one. */
public final class EngineTransactions {
    private final TransactionOperations transactions;
    private final EngineStore store;
    private final EngineHandler handler;
    private final LongSupplier epoch;

    /** The epoch is asked for each time; it is the one under which this process holds the engine. */
    public EngineTransactions(
            TransactionOperations transactions, EngineStore store, EngineHandler handler, LongSupplier epoch) {
        this.transactions = transactions;
        this.store = store;
        this.handler = handler;
        this.epoch = epoch;
    }

    /** Brings the handler to the stored state. */
    public EngineStep.Stored restore() {
        return transactions.execute(status -> {
            long sequence = store.hold(epoch.getAsLong());
            handler.restore();
            return new EngineStep.Stored(store.positions(), sequence);
        });
    }

    /** Stores a step with the handler's state; the answer is the last outbox sequence given out. */
    public long store(EngineStep step) {
        return transactions.execute(status -> {
            long last = store.store(epoch.getAsLong(), step);
            handler.save();
            return last;
        });
    }
}
