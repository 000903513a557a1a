package io.equilibrium.servicekit.rewind;

import io.equilibrium.contract.RunId;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * Rewinds a run instead of serving: starts before everything else that starts, and ends the process before anything does.
 * Says one line; the exit status is 0 when every decision is as it was, 1 when one is not or something failed, 2 when
 * nothing is known of the run.
 */
public final class RewindStart implements SmartLifecycle {
    /** Where the line begins that tells what came of it. */
    static final String LINE = "rewind ";

    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final int UNKNOWN = 2;

    private final String service;
    private final RunId run;
    private final Supplier<RewindSession> sessions;
    private final Consumer<String> listener;
    private final IntConsumer end;
    private volatile boolean running;

    public RewindStart(
            String service, RunId run, Supplier<RewindSession> sessions, Consumer<String> listener, IntConsumer end) {
        this.service = service;
        this.run = run;
        this.sessions = sessions;
        this.listener = listener;
        this.end = end;
    }

    @Override
    public void start() {
        running = true;
        end.accept(rewind());
    }

    private int rewind() {
        RewindSession session = sessions.get();
        try {
            session.run();
            if (session.counts().isEmpty()) {
                say("is not known: its journal has %d records, none of which made a decision of it"
                        .formatted(session.fed()));
                return UNKNOWN;
            }
            say("is the same: %d records fed; %s".formatted(session.fed(), session.counts()));
            return SAME;
        } catch (DifferenceException different) {
            say("differs: " + different.getMessage());
            return DIFFERENT;
        } catch (RuntimeException broken) {
            say("failed: " + broken);
            return DIFFERENT;
        }
    }

    private void say(String what) {
        listener.accept(LINE + service + ": run " + run + " " + what);
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
