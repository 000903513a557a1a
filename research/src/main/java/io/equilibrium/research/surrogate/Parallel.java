package io.equilibrium.research.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks on several threads, their results in the order of the tasks. */
public final class Parallel {
    private Parallel() {}

    /** The first failure ends all of it. */
    public static <T> List<T> all(List<Callable<T>> tasks, int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.clamp(tasks.size(), 1, threads),
                Thread.ofPlatform().daemon().factory());
        try {
            List<Future<T>> futures = tasks.stream().map(pool::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } finally {
            pool.shutdownNow();
        }
    }
}
