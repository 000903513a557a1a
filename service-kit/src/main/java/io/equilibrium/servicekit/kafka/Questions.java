package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.Answer;
import io.equilibrium.servicekit.EngineDesk;
import io.equilibrium.servicekit.EngineUnavailableException;
import io.equilibrium.servicekit.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Questions on their way to the loop's thread, and answers that wait until they are stored. */
final class Questions implements EngineDesk {
    private static final int PATIENCE_SECONDS = 10;

    /** One question with whoever waits for its answer. */
    private static final class Question<T> {
        private final Supplier<Answer<T>> asked;
        private final CompletableFuture<T> asker = new CompletableFuture<>();
        private @Nullable Answer<T> answer;

        Question(Supplier<Answer<T>> asked) {
            this.asked = asked;
        }

        void answer() {
            answer = asked.get();
        }

        Outcome outcome() {
            return answer == null ? Outcome.nothing() : answer.outcome();
        }

        void stored() {
            if (answer != null) {
                asker.complete(answer.value());
            }
        }

        void failed(Throwable cause) {
            asker.completeExceptionally(cause);
        }
    }

    private final Runnable wake;
    private final Supplier<String> closedBecause;
    private final Queue<Question<?>> asked = new ArrayDeque<>();
    private final List<Question<?>> answered = new ArrayList<>();
    private boolean open;

    Questions(Runnable wake, Supplier<String> closedBecause) {
        this.wake = wake;
        this.closedBecause = closedBecause;
    }

    @Override
    public <T> CompletableFuture<T> ask(Supplier<Answer<T>> question) {
        Question<T> one = new Question<>(question);
        synchronized (this) {
            if (!open) {
                one.failed(new EngineUnavailableException(closedBecause.get(), null));
                return one.asker;
            }
            asked.add(one);
        }
        wake.run();
        return one.asker;
    }

    @Override
    public <T> T askNow(Supplier<Answer<T>> question) {
        try {
            return ask(question).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            throw new EngineUnavailableException("the engine has not answered in time; it may still act", late);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailableException("the service is ending", ending);
        }
    }

    synchronized void open() {
        open = true;
    }

    /** On the loop's thread: answers what was asked. */
    void answer(Consumer<Outcome> outcomes) {
        for (Question<?> one = next(); one != null; one = next()) {
            try {
                one.answer();
            } catch (RuntimeException refused) {
                one.failed(refused);
                continue;
            }
            answered.add(one);
            outcomes.accept(one.outcome());
        }
    }

    void stored() {
        answered.forEach(Question::stored);
        answered.clear();
    }

    /** Refuses what was asked, answered but not stored, and will be asked, until opened again. */
    void close(Throwable cause) {
        List<Question<?>> refused = new ArrayList<>(answered);
        synchronized (this) {
            open = false;
            refused.addAll(asked);
            asked.clear();
        }
        answered.clear();
        refused.forEach(one -> one.failed(
                new EngineUnavailableException("the engine could not store the answer: " + cause.getMessage(), cause)));
    }

    private synchronized @Nullable Question<?> next() {
        return asked.poll();
    }
}
