package io.equilibrium.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pauses grow with recent deaths, and too many of them end it. */
class RestartPolicyTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void waitsLongerEachTimeAndGivesUpAtTheFifth() {
        assertThat(policy.onDeath(0)).contains(Duration.ofMillis(250));
        assertThat(policy.onDeath(SECOND)).contains(Duration.ofMillis(500));
        assertThat(policy.onDeath(2 * SECOND)).contains(Duration.ofSeconds(1));
        assertThat(policy.onDeath(3 * SECOND)).contains(Duration.ofSeconds(2));
        assertThat(policy.onDeath(4 * SECOND)).isEmpty();
    }

    @Test
    void forgetsDeathsAfterAMinute() {
        for (int i = 0; i < 20; i++) {
            assertThat(policy.onDeath(i * 61L * SECOND)).contains(Duration.ofMillis(250));
        }
    }
}
