package io.equilibrium.standalone.suite;

import java.time.Duration;

/** One service as a child process: launched, waited for, killed, stopped. */
final class ServiceProcess {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    private final Child child;
    private final int port;

    private ServiceProcess(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    static ServiceProcess launch(ChildSettings settings, int port, ChildEvents events) {
        return new ServiceProcess(Child.start(settings, events), port);
    }

    /** Waits until it says it is ready; from then on it is started again when it dies. */
    void awaitReady(Readiness readiness) {
        child.awaitReady(LONGEST_START, () -> readiness.of(port));
    }

    void kill() {
        child.kill();
    }

    void renew() {
        child.renew();
    }

    void pause(Duration time) throws InterruptedException {
        child.pause(time);
    }

    long pid() {
        return child.handle().pid();
    }

    int restarts() {
        return child.restarts();
    }

    void stop() {
        child.stop(LONGEST_STOP);
    }
}
