package io.equilibrium.gateway;

import io.equilibrium.gateway.kafka.TopicSetup;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.springframework.context.SmartLifecycle;

/**
 * Sets topics up instead of serving: starts before everything else that starts, says one line, and ends the process before
 * anything does, with 0 when all is there and 1 when the line says what is in the way.
 */
final class TopicsOnly implements SmartLifecycle {
    private final TopicSetup setup;
    private final boolean accessRules;
    private final Consumer<String> listener;
    private final IntConsumer end;
    private volatile boolean running;

    TopicsOnly(TopicSetup setup, boolean accessRules, Consumer<String> listener, IntConsumer end) {
        this.setup = setup;
        this.accessRules = accessRules;
        this.listener = listener;
        this.end = end;
    }

    @Override
    public void start() {
        running = true;
        try {
            listener.accept("topics: " + setup.run(accessRules));
            end.accept(0);
        } catch (IllegalStateException refused) {
            listener.accept("topics: " + refused.getMessage());
            end.accept(1);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            end.accept(1);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
