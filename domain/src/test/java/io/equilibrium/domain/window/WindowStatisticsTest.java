package io.equilibrium.domain.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowStatisticsTest {
    private static BehaviourBit bit(int one, double fair) {
        return new BehaviourBit(one == 1 ? Behaviour.CONTINUATION : Behaviour.REVERSAL, fair);
    }

    private static RollingWindow window(int length, BehaviourBit... bits) {
        RollingWindow window = new RollingWindow(WindowSettings.DEFAULT.withLength(length));
        for (BehaviourBit bit : bits) {
            window.add(bit);
        }
        return window;
    }

    @Test
    void aWindowOfFourFairBitsByHand() {
        WindowStatistics statistics =
                window(4, bit(1, 0.5), bit(0, 0.5), bit(1, 0.5), bit(1, 0.5)).statistics();
        assertThat(statistics.continuations()).isEqualTo(3);
        assertThat(statistics.drift()).isEqualTo(0.25);
        assertThat(statistics.z()).isEqualTo(1);
        assertThat(statistics.entropy()).isCloseTo(0.811278124459133, within(1e-14));
        assertThat(statistics.tail()).isEqualTo(10 / 16.0);
        assertThat(statistics.fatTail()).isFalse();
        assertThat(statistics.regime()).isEqualTo(Regime.EQUILIBRIUM);
    }

    @Test
    void aWindowOfTwoUnequalBitsByHand() {
        WindowStatistics statistics = window(2, bit(1, 0.2), bit(1, 0.6)).statistics();
        assertThat(statistics.drift()).isCloseTo(0.6, within(1e-15));
        assertThat(statistics.z()).isCloseTo(1.2 / Math.sqrt(0.16 + 0.24), within(1e-14));
        assertThat(statistics.entropy()).isZero();
        assertThat(statistics.tail()).isCloseTo(0.12, within(1e-15));
        assertThat(statistics.regime()).isEqualTo(Regime.TREND);
    }

    @Test
    void nothingButReversalsIsChopWithAFatTail() {
        RollingWindow window = new RollingWindow(WindowSettings.DEFAULT.withLength(6));
        for (int i = 0; i < 6; i++) {
            window.add(bit(0, 0.5));
        }
        assertThat(window.statistics().tail()).isEqualTo(2 / 64.0);
        assertThat(window.statistics().fatTail()).isTrue();
        assertThat(window.statistics().regime()).isEqualTo(Regime.CHOP);
        assertThat(window.statistics().entropy()).isZero();
    }

    @Test
    void bitsThatWereCertainSayNothing() {
        WindowStatistics statistics = window(3, bit(1, 1), bit(0, 0), bit(1, 1)).statistics();
        assertThat(statistics.z()).isZero();
        assertThat(statistics.drift()).isZero();
        assertThat(statistics.tail()).isEqualTo(1);
        assertThat(statistics.regime()).isEqualTo(Regime.EQUILIBRIUM);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 1, TREND", "0.25, 0, EQUILIBRIUM", "0.75, 0, CHOP", "0.75, 1, EQUILIBRIUM"})
    void aRegimeBeginsExactlyAtItsZ(double fair, int one, Regime regime) {
        // Two bits with q = 1/4: z = ±(2 - 1/2) / √(3/8).
        double threshold = 1.5 / Math.sqrt(0.375);
        RollingWindow window = new RollingWindow(new WindowSettings(2, 0.05, threshold, 3));
        window.add(bit(one, fair));
        window.add(bit(one, fair));
        assertThat(window.statistics().regime()).isEqualTo(regime);
    }

    @Test
    void aTailOfExactlyAlphaIsFat() {
        RollingWindow window = new RollingWindow(new WindowSettings(2, 0.5, 1.28, 3));
        window.add(bit(1, 0.5));
        window.add(bit(1, 0.5));
        assertThat(window.statistics().tail()).isEqualTo(0.5);
        assertThat(window.statistics().fatTail()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0.5, 1", "0.25, 0.8112781244591328", "0.1, 0.4689955935892812"})
    void entropyIsInBits(double share, double bits) {
        assertThat(RollingWindow.entropy(share)).isCloseTo(bits, within(1e-14));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aRollingWindowIsAFreshOneOverItsLastBits(long seed) {
        Random random = new Random(seed);
        RollingWindow rolling = new RollingWindow(WindowSettings.DEFAULT);
        List<BehaviourBit> bits = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            bits.add(bit(random.nextInt(2), random.nextDouble()));
            rolling.add(bits.getLast());
            assertThat(rolling.isFull()).isEqualTo(i >= 20);
            if (i >= 20) {
                BehaviourBit[] last = bits.subList(i - 20, i).toArray(BehaviourBit[]::new);
                assertThat(rolling.statistics()).isEqualTo(window(20, last).statistics());
            }
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new WindowSettings(1, 0.05, 1.28, 3))
                .hasMessage("window must be at least 2 bits, was 1");
        assertThatThrownBy(() -> new WindowSettings(20, 0, 1.28, 3)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new WindowSettings(20, 1, 1.28, 3)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new WindowSettings(20, Double.NaN, 1.28, 3)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new WindowSettings(20, 0.05, 0, 3)).hasMessageContaining("regime z");
        assertThatThrownBy(() -> new WindowSettings(20, 0.05, 1.28, 0)).hasMessageContaining("at least 1 size");
    }
}
