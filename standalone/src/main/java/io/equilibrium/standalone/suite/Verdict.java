package io.equilibrium.standalone.suite;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a suite is still good; the first thing that broke it stays the reason, and the work on it is interrupted. */
final class Verdict implements ChildEvents {
    private final Consumer<String> say;
    private @Nullable SuiteFailure failure;
    private @Nullable Thread worker;
    private boolean keep;

    Verdict(Consumer<String> say) {
        this.say = say;
    }

    @Override
    public void say(String line) {
        say.accept(line);
    }

    @Override
    public synchronized void gaveUp(SuiteFailure reason) {
        failed(reason);
        if (worker != null) {
            worker.interrupt();
        }
    }

    synchronized void failed(Exception reason) {
        if (failure == null) {
            failure = reason instanceof SuiteFailure known ? known : new SuiteFailure(String.valueOf(reason));
        }
    }

    synchronized Optional<SuiteFailure> failure() {
        return Optional.ofNullable(failure);
    }

    synchronized void interruptWhenFailed(Thread thread) {
        worker = thread;
        if (failure != null) {
            thread.interrupt();
        }
    }

    /** From now on nobody is interrupted; an interruption that was meant for the work does not hurt the stopping. */
    synchronized void workEnded() {
        if (worker == Thread.currentThread()) {
            Thread.interrupted();
        }
        worker = null;
    }

    synchronized void keepIf(boolean bad) {
        keep = keep || bad;
    }

    synchronized boolean isBad() {
        return keep || failure != null;
    }
}
