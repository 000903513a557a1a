package io.equilibrium.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.equilibrium.domain.risk.BreakerInput.Judged;
import io.equilibrium.domain.risk.BreakerInput.Reset;
import io.equilibrium.domain.risk.BreakerInput.Tripped;
import io.equilibrium.domain.risk.BreakerState.Halted;
import io.equilibrium.domain.risk.BreakerState.Killed;
import io.equilibrium.domain.risk.BreakerState.Normal;
import io.equilibrium.domain.risk.BreakerState.Reduced;
import io.equilibrium.domain.risk.BreakerState.Trial;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CircuitBreakerTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long START = 1_000 * E8.ONE;
    private static final BreakerTable TABLE = new BreakerTable(BreakerSettings.DEFAULT);

    private static final Normal NORMAL = new Normal();
    private static final Reduced REDUCED = new Reduced();
    private static final Halted HALTED = new Halted(0);
    private static final Trial TRIAL = new Trial(0, START);
    private static final Killed KILLED = new Killed(0);

    /** Each state against each kind of input; percent drawdowns from the peak and from the highest, equity, hours. */
    static Stream<Arguments> matrix() {
        return Stream.of(
                arguments(NORMAL, judged(4.9, 4.9, 1_000, 1), NORMAL),
                arguments(NORMAL, judged(5, 5, 1_000, 1), REDUCED),
                arguments(NORMAL, judged(10, 10, 1_000, 1), new Halted(HOUR)),
                arguments(NORMAL, judged(0, 20, 1_000, 1), new Killed(HOUR)),
                arguments(REDUCED, judged(2.5, 2.5, 1_000, 1), REDUCED),
                arguments(REDUCED, judged(2.4, 2.4, 1_000, 1), NORMAL),
                arguments(REDUCED, judged(9.9, 9.9, 1_000, 1), REDUCED),
                arguments(REDUCED, judged(10, 10, 1_000, 1), new Halted(HOUR)),
                arguments(REDUCED, judged(5, 20, 1_000, 1), new Killed(HOUR)),
                arguments(HALTED, judged(0, 0, 1_000, 23.9), HALTED),
                arguments(HALTED, judged(15, 15, 900, 24), new Trial(24 * HOUR, 900 * E8.ONE)),
                arguments(HALTED, judged(15, 20, 900, 24), new Killed(24 * HOUR)),
                arguments(TRIAL, judged(15, 15, 980.01, 1), TRIAL),
                arguments(TRIAL, judged(15, 15, 980, 1), new Halted(HOUR)),
                arguments(TRIAL, judged(15, 15, 1_000, 24), NORMAL),
                arguments(TRIAL, judged(15, 20, 1_000, 24), new Killed(24 * HOUR)),
                arguments(KILLED, judged(0, 0, 2_000, 1_000), KILLED),
                arguments(NORMAL, trip(Tier.REDUCED), REDUCED),
                arguments(NORMAL, trip(Tier.HALTED), new Halted(HOUR)),
                arguments(NORMAL, trip(Tier.KILLED), new Killed(HOUR)),
                arguments(REDUCED, trip(Tier.REDUCED), REDUCED),
                arguments(REDUCED, trip(Tier.HALTED), new Halted(HOUR)),
                arguments(REDUCED, trip(Tier.KILLED), new Killed(HOUR)),
                arguments(TRIAL, trip(Tier.REDUCED), TRIAL),
                arguments(TRIAL, trip(Tier.HALTED), new Halted(HOUR)),
                arguments(TRIAL, trip(Tier.KILLED), new Killed(HOUR)),
                arguments(HALTED, trip(Tier.REDUCED), HALTED),
                arguments(HALTED, trip(Tier.HALTED), HALTED),
                arguments(HALTED, trip(Tier.KILLED), new Killed(HOUR)),
                arguments(KILLED, trip(Tier.REDUCED), KILLED),
                arguments(KILLED, trip(Tier.HALTED), KILLED),
                arguments(KILLED, trip(Tier.KILLED), KILLED),
                arguments(NORMAL, reset(), NORMAL),
                arguments(REDUCED, reset(), NORMAL),
                arguments(TRIAL, reset(), NORMAL),
                arguments(HALTED, reset(), NORMAL),
                arguments(KILLED, reset(), NORMAL));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void movesAsTheTableSays(BreakerState state, BreakerInput input, BreakerState after) {
        assertThat(TABLE.after(state, input)).isEqualTo(after);
    }

    @Test
    void judgesDrawdownFromThePeakNotFromTheStart() {
        CircuitBreaker breaker = new CircuitBreaker(BreakerSettings.DEFAULT, START);

        assertThat(breaker.on(1, 2 * START)).isEmpty();
        assertThat(breaker.on(2, 1_900 * E8.ONE)).get().satisfies(moved -> {
            assertThat(moved.from()).isEqualTo(Tier.NORMAL);
            assertThat(moved.to()).isEqualTo(Tier.REDUCED);
            assertThat(moved.peakE8()).isEqualTo(2 * START);
            assertThat(moved.drawdownE8()).isEqualTo(E8.parse("0.05"));
        });
        assertThat(breaker.entrySize()).contains(BreakerSettings.DEFAULT.reducedSize());
    }

    @Test
    void haltsInARowAddUpToAKill() {
        CircuitBreaker breaker = new CircuitBreaker(BreakerSettings.DEFAULT, START);

        assertThat(breaker.on(0, 900 * E8.ONE))
                .get()
                .extracting(RiskEvent.BreakerMoved::to)
                .isEqualTo(Tier.HALTED);
        assertThat(breaker.on(24 * HOUR, 900 * E8.ONE))
                .get()
                .extracting(RiskEvent.BreakerMoved::to)
                .isEqualTo(Tier.TRIAL);
        assertThat(breaker.on(48 * HOUR, 900 * E8.ONE))
                .get()
                .extracting(RiskEvent.BreakerMoved::to)
                .isEqualTo(Tier.NORMAL);
        assertThat(breaker.peakE8()).isEqualTo(900 * E8.ONE);
        // 810 is 10 % below the new peak and 19 % below the highest; 800 is 20 % below the highest.
        assertThat(breaker.on(49 * HOUR, 810 * E8.ONE))
                .get()
                .extracting(RiskEvent.BreakerMoved::to)
                .isEqualTo(Tier.HALTED);
        assertThat(breaker.on(50 * HOUR, 800 * E8.ONE))
                .get()
                .extracting(RiskEvent.BreakerMoved::to)
                .isEqualTo(Tier.KILLED);
        assertThat(breaker.entrySize()).isEmpty();
    }

    @Test
    void onlyAPersonLeadsOutOfAKillAndTheirEquityIsTheNewPeak() {
        CircuitBreaker breaker = new CircuitBreaker(BreakerSettings.DEFAULT, START);
        breaker.on(0, 700 * E8.ONE);

        assertThat(breaker.on(new Reset(1, "anna", "cause found"))).get().satisfies(moved -> {
            assertThat(moved.to()).isEqualTo(Tier.NORMAL);
            assertThat(moved.actor()).isEqualTo("anna");
            assertThat(moved.cause()).isEqualTo("cause found");
        });
        assertThat(breaker.on(2, 700 * E8.ONE)).isEmpty();
        assertThat(breaker.peakE8()).isEqualTo(700 * E8.ONE);
    }

    @Test
    void nobodyMovesItWithoutANameAndAReason() {
        assertThatThrownBy(() -> new Tripped(0, Tier.KILLED, " ", "x")).hasMessageContaining("who and why");
        assertThatThrownBy(() -> new Reset(0, "anna", "")).hasMessageContaining("who and why");
        assertThatThrownBy(() -> new Tripped(0, Tier.TRIAL, "anna", "x")).hasMessageContaining("TRIAL");
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 20).mapToObj(seed -> 7_919L * seed + 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void underRandomEquityNothingLeavesAKillAndEveryMoveGoesOnFromWhatWasSaved(long seed) {
        Random random = new Random(seed);
        CircuitBreaker breaker = new CircuitBreaker(BreakerSettings.DEFAULT, START);
        long equity = START;
        boolean killed = false;
        for (int i = 0; i < 5_000; i++) {
            equity += Math.round(random.nextGaussian() * 0.002 * START);
            CircuitBreaker restored = new CircuitBreaker(BreakerSettings.DEFAULT, 1);
            StateWriter state = new StateWriter();
            breaker.save(state);
            restored.restore(new StateReader(state.bytes()));

            assertThat(restored.on(i * HOUR, equity)).isEqualTo(breaker.on(i * HOUR, equity));
            assertThat(restored.state()).isEqualTo(breaker.state());
            assertThat(killed && breaker.tier() != Tier.KILLED).isFalse();
            killed = breaker.tier() == Tier.KILLED;
            if (breaker.tier() == Tier.HALTED || killed) {
                assertThat(breaker.entrySize()).isEmpty();
            }
        }
    }

    @Test
    void limitsMustRise() {
        assertThatThrownBy(() -> new BreakerSettings(
                        10,
                        10,
                        20,
                        BreakerSettings.DEFAULT.reducedSize(),
                        BreakerSettings.DEFAULT.trialSize(),
                        BreakerSettings.DEFAULT.coolDown(),
                        BreakerSettings.DEFAULT.trial(),
                        1))
                .hasMessageContaining("must rise");
    }

    private static Judged judged(double drawdown, double greatest, double equity, double hours) {
        return new Judged(
                Math.round(hours * HOUR),
                Math.round(equity * E8.ONE),
                Math.round(drawdown * E8.ONE / 100),
                Math.round(greatest * E8.ONE / 100));
    }

    private static Tripped trip(Tier tier) {
        return new Tripped(HOUR, tier, "anna", "test");
    }

    private static Reset reset() {
        return new Reset(HOUR, "anna", "test");
    }

    @Test
    void everyStateIsInTheMatrix() {
        List<Tier> tiers = matrix().map(row -> ((BreakerState) row.get()[0]).tier())
                .distinct()
                .toList();
        assertThat(tiers).containsExactlyInAnyOrder(Tier.values());
    }
}
