package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a suite is still good; the first thing that broke it stays the reason, and the work on it is interrupted. */
final class Verdict implements ChildEvents {
    private static final long ALMOST_FULL = 64L << 20;

    private final Consumer<String> say;
    private final Path data;
    private @Nullable SuiteFailure failure;
    private @Nullable Thread worker;
    private boolean keep;

    Verdict(Consumer<String> say, Path data) {
        this.say = say;
        this.data = data;
    }

    @Override
    public void say(String line) {
        say.accept(line);
    }

    @Override
    public synchronized void gaveUp(SuiteFailure reason) {
        failed(DataFolder.usableBytes(data) < ALMOST_FULL ? diskFull(reason) : reason);
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Takes the reason unless there is one. */
    synchronized void failed(SuiteFailure reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    private SuiteFailure diskFull(SuiteFailure reason) {
        return new SuiteFailure("the disk of " + data + " is full: " + reason.line(), reason.lastLines());
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
