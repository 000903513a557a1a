package io.equilibrium.domain.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every governor owes, and a case of each by hand. */
class GovernorTest {
    private static final GovernorSettings STUDY = GovernorSettings.DEFAULT;

    private static Governor governor(GovernorKind kind) {
        return kind.create(STUDY.withKind(kind), WindowSettings.DEFAULT);
    }

    private static byte[] saved(Governor governor) {
        StateWriter state = new StateWriter();
        governor.save(state);
        return state.bytes();
    }

    private static List<StepMade> path(long seed, int bits) {
        Random random = new Random(seed);
        List<StepMade> path = new ArrayList<>();
        double fair = Bits.fair(random);
        for (int n = 0; n < bits; n++) {
            double next = Bits.fair(random);
            path.add(
                    n % 700 == 0
                            ? Bits.first()
                            : Bits.made(random.nextDouble() < (n % 300 < 150 ? fair : 0.2 + 0.8 * fair), fair, next));
            fair = next;
        }
        return path;
    }

    @ParameterizedTest
    @EnumSource(GovernorKind.class)
    void oneThatWasRestoredAgainAndAgainSaysTheSameToTheBit(GovernorKind kind) {
        Random random = new Random(7);
        Governor whole = governor(kind);
        Governor broken = governor(kind);
        for (StepMade made : path(8, 1_500)) {
            if (random.nextInt(60) == 0) {
                byte[] state = saved(broken);
                broken = governor(kind);
                StateReader reader = new StateReader(state);
                broken.restore(reader);
                reader.end();
                assertThat(saved(broken)).isEqualTo(state);
            }
            assertThat(broken.on(made)).isEqualTo(whole.on(made));
        }
        assertThat(saved(broken)).isEqualTo(saved(whole));
    }

    @ParameterizedTest
    @EnumSource(GovernorKind.class)
    void aSegmentForgetsWhatWasBefore(GovernorKind kind) {
        Governor used = governor(kind);
        path(9, 300).forEach(used::on);
        Governor fresh = governor(kind);
        assertThat(used.on(Bits.first())).isNull();
        assertThat(fresh.on(Bits.first())).isNull();
        for (StepMade made : path(10, 100)) {
            assertThat(used.on(made)).isEqualTo(fresh.on(made));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = GovernorKind.class,
            names = {"BAYESIAN", "EXPERTS"})
    void bitsThatWereCertainChangeNothing(GovernorKind kind) {
        Governor all = governor(kind);
        Governor some = governor(kind);
        Random random = new Random(11);
        for (int n = 0; n < 300; n++) {
            boolean bit = random.nextBoolean();
            all.on(Bits.made(bit, 0.4, 1));
            all.on(Bits.made(true, 1, 0));
            GovernorReading reading = all.on(Bits.made(false, 0, 0.6));
            assertThat(reading).isEqualTo(some.on(Bits.made(bit, 0.4, 0.6)));
        }
    }

    @Test
    void theFixedOneIsTheStudys() {
        Governor fixed = governor(GovernorKind.FIXED);
        assertThat(fixed.on(Bits.made(true, 0.5, 0.5))).isNull();
        assertThat(judged(fixed, 13)).isEqualTo(Behaviour.CONTINUATION);
        assertThat(judged(fixed, 12)).isNull();
        assertThat(judged(fixed, 8)).isNull();
        assertThat(judged(fixed, 7)).isEqualTo(Behaviour.REVERSAL);
    }

    private static Object judged(Governor fixed, int continuations) {
        GovernorReading reading = Objects.requireNonNull(fixed.on(Windows.made(continuations)));
        assertThat(reading.window()).isEqualTo(20);
        assertThat(reading.continuations()).isEqualTo(continuations);
        assertThat(reading.tilt()).isCloseTo(4 * (continuations / 20.0 - 0.5), within(1e-15));
        return reading.imbalance();
    }

    @Test
    void theExpertsTiltOfFiveContinuationsByHand() {
        WindowTilts tilts = new WindowTilts(1);
        IntStream.range(0, 5).forEach(n -> tilts.on(true, 0.5));
        // (5 - 2.5) / (5/4 + 1); the longer windows are not full.
        assertThat(tilts.factor(0)).isCloseTo(Math.exp(2.5 / 2.25), within(1e-12));
        assertThat(tilts.factor(1)).isEqualTo(1);
        tilts.on(false, 0.2);
        // The shortest has lost its first bit: 4 - 2 - 0.2 over 1 + 0.16 + 1.
        assertThat(tilts.factor(0)).isCloseTo(Math.exp(1.8 / 2.16), within(1e-12));
        assertThat(tilts.factor(1)).isCloseTo(Math.exp(2.3 / 2.41), within(1e-12));
        assertThat(tilts.continuations(3)).isEqualTo(2);
        assertThat(tilts.length(1)).isEqualTo(6);
        assertThat(tilts.length(30)).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(
            value = GovernorKind.class,
            names = {"BAYESIAN", "EXPERTS"})
    void isImpressedByNothingButContinuationsOnBothSidesAlike(GovernorKind kind) {
        Governor up = governor(kind);
        Governor down = governor(kind);
        GovernorReading upward = null;
        GovernorReading downward = null;
        for (int n = 0; n < 40; n++) {
            upward = up.on(Bits.made(true, 0.3, 0.5));
            downward = down.on(Bits.made(false, 0.7, 0.5));
        }
        assertThat(Objects.requireNonNull(upward).imbalance()).isEqualTo(Behaviour.CONTINUATION);
        assertThat(Objects.requireNonNull(downward).imbalance()).isEqualTo(Behaviour.REVERSAL);
        assertThat(downward.tilt()).isCloseTo(-upward.tilt(), within(1e-9));
        assertThat(downward.confidence()).isCloseTo(upward.confidence(), within(1e-9));
        assertThat(upward.confidence()).isBetween(0.9, 1.0);
        assertThat(upward.continuations()).isEqualTo((int) Math.round(upward.window()));
    }

    @Test
    void settingsThatBreakARuleAreRefusedByName() {
        assertRefused(() -> STUDY.withThresholds(20, 20), "thresholds must not overlap");
        assertRefused(() -> with(-0.1, 0.6, 0.5, 1, List.of(50), 0.01), "margin must be from 0 to below 1.2");
        assertRefused(() -> with(1.2, 0.6, 0.5, 1, List.of(50), 0.01), "margin");
        assertRefused(() -> with(0.2, 1, 0.5, 1, List.of(50), 0.01), "level must be between 0 and 1, was 1.0");
        assertRefused(() -> with(0.2, Double.NaN, 0.5, 1, List.of(50), 0.01), "level");
        assertRefused(() -> with(0.2, 0.6, 1, 1, List.of(50), 0.01), "fair prior must be from 0 to below 1");
        assertRefused(() -> with(0.2, 0.6, 0.5, 0, List.of(50), 0.01), "tilt scale must be at least 0.05");
        assertRefused(() -> with(0.2, 0.6, 0.5, 0.004, List.of(50), 0.01), "tilt scale must be at least 0.05");
        assertRefused(() -> with(0.2, 0.6, 0.5, 1, List.of(), 0.01), "mean runs");
        assertRefused(() -> with(0.2, 0.6, 0.5, 1, List.of(1), 0.01), "mean runs must be from 2 to 10000");
        assertRefused(() -> with(0.2, 0.6, 0.5, 1, List.of(50), 0), "share must be between 0 and 1");
    }

    private static GovernorSettings with(
            double margin, double level, double fairPrior, double scale, List<Integer> runs, double share) {
        return new GovernorSettings(GovernorKind.BAYESIAN, 13, 7, margin, level, fairPrior, scale, runs, 20, share);
    }

    private static void assertRefused(Runnable making, String why) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
