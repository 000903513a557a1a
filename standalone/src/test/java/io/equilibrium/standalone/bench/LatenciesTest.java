package io.equilibrium.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void takesTheNearestRank() {
        Latencies all = new Latencies(1);
        IntStream.rangeClosed(1, 1_000).map(number -> 1_001 - number).forEach(all::add);
        assertThat(all.perMille(500)).isEqualTo(500);
        assertThat(all.perMille(990)).isEqualTo(990);
        assertThat(all.perMille(999)).isEqualTo(999);
        all.add(5_000_000);
        assertThat(all.perMille(1_000)).isEqualTo(5_000_000);
        assertThat(all.count()).isEqualTo(1_001);
        assertThat(all.line("it")).isEqualTo("| it | 1,001 | 0.5 | 1.0 | 1.0 |\n");
    }

    @Test
    void ofNothingThereIsNoRank() {
        assertThatIllegalStateException().isThrownBy(() -> new Latencies(3).perMille(500));
    }

    @Test
    void everyBetIsFoundAgainByItsSymbolAndStep() {
        for (int number = 0; number < 10; number++) {
            assertThat(LoadBets.number(LoadBets.symbol(number), LoadBets.sequence(number)))
                    .isEqualTo(number);
        }
    }

    @Test
    void refusesNoRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionBench(0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}
