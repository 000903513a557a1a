package io.equilibrium.servicekit.jdbc;

import io.equilibrium.servicekit.EngineHandler;
import java.util.OptionalLong;
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

    /** Brings the handler to the stored state. */
    public EngineStep.Stored restore() {
        if (epoch.isEmpty()) {
            epoch = OptionalLong.of(transactions.<Long>execute(status -> store.takeOver()));
        }
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
