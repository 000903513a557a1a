package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A child process whose standard input we hold open, so that it can tell when we are gone. Once it has been ready it is
 * started again whenever it ends unasked, with growing pauses, until it has died too often.
 */
final class Child {
    /** As a service ends that was asked for what it refuses; another start would be refused as well. */
    private static final int REFUSED = 2;

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration LONGEST_DYING = Duration.ofSeconds(10);

    private final ChildSettings settings;
    private final ChildEvents events;
    private final PrefixedLog log;
    private final RestartPolicy policy;
    private final AtomicInteger restarts = new AtomicInteger();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Thread watcher;
    private volatile boolean restartable;
    private volatile Running running;

    /** One life of the child. */
    private record Running(Process process, Thread copier) {}

    private Child(ChildSettings settings, RestartPolicy policy, ChildEvents events) {
        this.settings = settings;
        this.policy = policy;
        this.events = events;
        this.log = new PrefixedLog(settings.name(), settings.log(), events::say);
        this.running = launch();
        this.watcher =
                Thread.ofPlatform().daemon().name(settings.name() + "-watch").unstarted(this::watch);
    }

    static Child start(ChildSettings settings, ChildEvents events) {
        return start(settings, new RestartPolicy(), events);
    }

    static Child start(ChildSettings settings, RestartPolicy policy, ChildEvents events) {
        Child child = new Child(settings, policy, events);
        child.watcher.start();
        return child;
    }

    String name() {
        return settings.name();
    }

    ProcessHandle handle() {
        return running.process().toHandle();
    }

    int restarts() {
        return restarts.get();
    }

    /** Waits until the question is answered with yes; from then on a death is answered with a new start. */
    void awaitReady(Duration longest, BooleanSupplier ready) {
        if (!Patience.until(longest, () -> diedEarly() || ready.getAsBoolean())) {
            throw failure("was not ready within " + longest.toSeconds() + " s");
        }
        if (diedEarly()) {
            throw failure(ending() + " before it was ready");
        }
        restartable = true;
    }

    void kill() {
        handle().destroyForcibly();
    }

    /** Asks it to end, as {@link #stop} does, but it is started again. */
    void renew() {
        Signals.send(settings.stopSignal(), List.of(handle()));
    }

    /** Stops it and its children with SIGSTOP, and lets them go on after so long. */
    void pause(Duration time) throws InterruptedException {
        ProcessHandle process = handle();
        Signals.send(Signals.STOP, List.of(process));
        List<ProcessHandle> children = process.descendants().toList();
        Signals.send(Signals.STOP, children);
        try {
            Thread.sleep(time);
        } finally {
            Signals.send(Signals.CONTINUE, children);
            Signals.send(Signals.CONTINUE, List.of(process));
        }
    }

    /** Asks it to end, and after the grace makes it. */
    void stop(Duration grace) {
        synchronized (this) {
            stopAsked.countDown();
        }
        // Not Process.destroy, which also closes the pipe that the last log lines come through.
        Signals.send(settings.stopSignal(), List.of(handle()));
        if (!ended(grace)) {
            events.say(name() + " did not stop within " + grace.toSeconds() + " s and was killed");
            kill();
            ended(LONGEST_DYING);
        }
    }

    private boolean diedEarly() {
        return !restartable && !running.process().isAlive();
    }

    SuiteFailure failure(String what) {
        if (!running.process().isAlive() && Thread.currentThread() != watcher) {
            ended(LAST_WORDS);
        }
        String why = log.reason().map(": "::concat).orElse("");
        return new SuiteFailure(name() + " " + what + why + "; its log is " + log.file(), log.lastLines());
    }

    private String ending() {
        return "ended with exit code " + running.process().exitValue();
    }

    private boolean ended(Duration longest) {
        try {
            return watcher.join(longest);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !running.process().isAlive();
        }
    }

    private void watch() {
        try {
            while (lived()) {
                restarts.incrementAndGet();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SuiteFailure unstartable) {
            events.gaveUp(unstartable);
        }
    }

    /** Waits for the end of a life; true when another one has begun. */
    private boolean lived() throws InterruptedException {
        running.process().waitFor();
        running.copier().join();
        if (stopAsked.getCount() == 0 || !restartable) {
            return false;
        }
        if (running.process().exitValue() == REFUSED) {
            events.gaveUp(failure("refused"));
            return false;
        }
        Optional<Duration> pause = policy.onDeath(System.nanoTime());
        if (pause.isEmpty()) {
            events.gaveUp(failure("died %d times within %d s and is given up"
                    .formatted(RestartPolicy.TOO_MANY, RestartPolicy.WINDOW.toSeconds())));
            return false;
        }
        events.say("%s %s; restart %d in %d ms"
                .formatted(name(), ending(), restarts() + 1, pause.get().toMillis()));
        return !stopAsked.await(pause.get().toMillis(), TimeUnit.MILLISECONDS) && relaunch();
    }

    private synchronized boolean relaunch() {
        if (stopAsked.getCount() == 0) {
            return false;
        }
        running = launch();
        return true;
    }

    private Running launch() {
        try {
            Process process = settings.processBuilder().start();
            Leftovers.remember(settings.data(), name(), process.toHandle());
            return new Running(process, log.copy(process.getInputStream()));
        } catch (IOException unstartable) {
            throw new SuiteFailure(name() + " could not be started: " + unstartable.getMessage());
        }
    }
}
