package io.equilibrium.servicekit;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Where other threads (REST) ask an engine: each question is answered on the engine's thread, between two batches. */
public interface EngineDesk {
    /**
     * Asks, and completes when what came of it is stored. A question that throws must have changed nothing: its exception
     * is the answer. Completes with {@link EngineUnavailableException} when the engine cannot answer or store now.
     */
    <T> CompletableFuture<T> ask(Supplier<Answer<T>> question);

    /** Asks and waits at most ten seconds; throws what the question threw, or {@link EngineUnavailableException}. */
    <T> T askNow(Supplier<Answer<T>> question);
}
