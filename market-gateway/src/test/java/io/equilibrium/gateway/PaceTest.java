package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final List<Duration> pauses = new ArrayList<>();
    private long nanos = 5;

    private void pause(Duration time) {
        pauses.add(time);
        nanos += time.toNanos();
    }

    @Test
    void ticksComeAtAMultipleOfRealTime() throws InterruptedException {
        Pace pace = Pace.multiple(60, () -> nanos, this::pause);

        pace.await(1_704_067_200_000_000L);
        pace.await(1_704_067_260_000_000L);
        pace.await(1_704_067_290_000_000L);

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(500));
    }

    @Test
    void whatIsLateIsNotWaitedForAndTheRestKeepsItsTime() throws InterruptedException {
        Pace pace = Pace.multiple(1, () -> nanos, this::pause);

        pace.await(0);
        nanos += Duration.ofSeconds(3).toNanos();
        pace.await(2_000_000);
        pace.await(4_000_000);

        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }
}
