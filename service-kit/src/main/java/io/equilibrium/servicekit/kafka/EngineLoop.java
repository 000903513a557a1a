package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.Answer;
import io.equilibrium.servicekit.EngineDesk;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.EngineStep;
import io.equilibrium.servicekit.jdbc.EngineTransactions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Feeds an {@link EngineHandler} from Kafka and stores what comes of it, all on one thread.
 *
 * <p>Positions, inbox, the engine's state and its outbox are stored in one transaction, so a crash anywhere leaves a state
 * that fits its positions. Whatever fails starts the same path as a first start: restore, seek, go on.
 */
public final class EngineLoop extends EngineThread implements EngineDesk {
    static final Duration POLL = Duration.ofMillis(100);

    /** What the loop is made of. */
    record Parts(
            EngineLease lease,
            EngineTopics topics,
            TopicCheck check,
            EngineHandler handler,
            EngineTransactions transactions,
            Supplier<EngineInput> inputs,
            OutboxRelay relay,
            DeadLetters deadLetters,
            EngineMetrics metrics,
            ServiceExit exit,
            LongSupplier nanos) {}

    private final Parts parts;
    private final EngineProperties pace;
    private final Questions questions = new Questions(this::wake, this::closedBecause);
    private volatile @Nullable EngineInput input;

    EngineLoop(Parts parts, EngineProperties pace) {
        super("engine", 1001, pace, parts.exit());
        this.parts = parts;
        this.pace = pace;
    }

    @Override
    public <T> CompletableFuture<T> ask(Supplier<Answer<T>> question) {
        return questions.ask(question);
    }

    @Override
    public <T> T askNow(Supplier<Answer<T>> question) {
        return questions.askNow(question);
    }

    private String closedBecause() {
        return parts.lease().standsByBecause().orElse("the engine is starting, recovering or ending");
    }

    @Override
    void wake() {
        EngineInput current = input;
        if (current != null) {
            current.wake();
        }
    }

    // A database that did not write its topics must be found out before it grows the sequences that give it away.
    @Override
    void attempt() {
        if (!parts.lease().heldWithin(POLL) || !parts.relay().learnedWithin(POLL)) {
            return;
        }
        parts.check().check();
        try (EngineInput opened = parts.inputs().get()) {
            turnUntilTheEnd(opened);
        } finally {
            input = null;
        }
    }

    private void turnUntilTheEnd(EngineInput opened) {
        EngineStep.Stored stored = parts.transactions().restore();
        parts.relay().stored(stored.sequence());
        opened.seek(stored.positions());
        EngineTurn turn = new EngineTurn(parts, pace, opened, questions, stored);
        input = opened;
        questions.open();
        while (isRunning()) {
            if (turn.once()) {
                recovered();
            }
            works();
        }
        turn.last();
    }

    @Override
    void failed(RuntimeException failure) {
        parts.metrics().failure();
        questions.close(failure);
        super.failed(failure);
    }

    @Override
    void ended() {
        questions.close(new IllegalStateException("the service is ending"));
    }
}
