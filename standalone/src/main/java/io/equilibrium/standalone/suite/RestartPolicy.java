package io.equilibrium.standalone.suite;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How long to wait before a dead child is started again: longer with each recent death, and not at all after too many. */
final class RestartPolicy {
    static final int TOO_MANY = 5;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Duration firstPause;
    private final Deque<Long> deaths = new ArrayDeque<>();

    RestartPolicy() {
        this(Duration.ofMillis(250));
    }

    RestartPolicy(Duration firstPause) {
        this.firstPause = firstPause;
    }

    /** Takes when the child died, in nanoseconds of one steady clock; empty when it must not be started again. */
    Optional<Duration> onDeath(long nanos) {
        while (!deaths.isEmpty() && nanos - deaths.getFirst() > WINDOW.toNanos()) {
            deaths.removeFirst();
        }
        deaths.addLast(nanos);
        return deaths.size() >= TOO_MANY
                ? Optional.empty()
                : Optional.of(firstPause.multipliedBy(1L << (deaths.size() - 1)));
    }
}
