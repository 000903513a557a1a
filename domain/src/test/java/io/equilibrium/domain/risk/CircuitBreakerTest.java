package io.equilibrium.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.risk.BreakerInput.Reset;
import io.equilibrium.domain.risk.BreakerInput.Tripped;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.RiskEvent.LimitNeared;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each rule measures, and what follows. */
class CircuitBreakerTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final long START = 1_000 * E8.ONE;

    private final CircuitBreaker breaker = account();

    private static CircuitBreaker account() {
        return new CircuitBreaker(Scope.ACCOUNT, BreakerSettings.DEFAULT, START, new Epoch());
    }

    private static CircuitBreaker symbol() {
        return new CircuitBreaker(Scope.symbol("ABC"), BreakerSettings.DEFAULT, START, new Epoch());
    }

    /** The move, if there is one. */
    private static List<String> moves(List<RiskEvent> events) {
        return events.stream()
                .filter(BreakerMoved.class::isInstance)
                .map(BreakerMoved.class::cast)
                .map(move -> move.from() + " " + move.to() + " " + move.actor())
                .toList();
    }

    private List<String> at(double hours, double equity) {
        return moves(breaker.judge(Math.round(hours * HOUR), Math.round(equity * E8.ONE)));
    }

    @Test
    void judgesDrawdownFromThePeakNotFromTheStart() {
        assertThat(at(0, 2_000)).isEmpty();
        List<RiskEvent> events = breaker.judge(1, 1_900 * E8.ONE);
        assertThat(events).last().isInstanceOfSatisfying(BreakerMoved.class, moved -> {
            assertThat(moved.scope()).isEqualTo(Scope.ACCOUNT);
            assertThat(moved.to()).isEqualTo(Tier.REDUCED);
            assertThat(moved.actor()).isEqualTo("drawdown-reduced");
            assertThat(moved.cause()).isEqualTo("DRAWDOWN 0.05, limit 0.05");
            assertThat(moved.peakE8()).isEqualTo(2 * START);
            assertThat(moved.drawdownE8()).isEqualTo(E8.parse("0.05"));
            assertThat(moved.epoch()).isEqualTo(1);
        });
        assertThat(breaker.entrySize()).contains(BreakerSettings.DEFAULT.reducedSize());
        assertThat(at(1, 1_949)).isEmpty();
        assertThat(at(2, 1_951)).containsExactly("REDUCED NORMAL recovery");
    }

    @Test
    void warnsOnceAtFourFifths() {
        assertThat(breaker.judge(0, 961 * E8.ONE)).isEmpty();
        assertThat(breaker.judge(1, 960 * E8.ONE))
                .containsExactly(new LimitNeared(Scope.ACCOUNT, "drawdown-reduced", 4_000_000, 5_000_000, 1));
        assertThat(breaker.judge(2, 955 * E8.ONE)).isEmpty();
        assertThat(breaker.judge(3, 981 * E8.ONE)).isEmpty();
        assertThat(breaker.judge(4, 960 * E8.ONE)).hasSize(1);
    }

    @Test
    void haltsInARowAddUpToAKill() {
        assertThat(at(0, 1_000)).isEmpty();
        assertThat(at(25, 931)).containsExactly("NORMAL REDUCED drawdown-reduced");
        assertThat(at(49, 900)).containsExactly("REDUCED HALTED drawdown-halted");
        assertThat(at(73, 900)).containsExactly("HALTED TRIAL cool-down");
        assertThat(at(97, 900)).containsExactly("TRIAL NORMAL trial");
        assertThat(breaker.peakE8()).isEqualTo(900 * E8.ONE);
        // 838 is 6.9 % below the day's start; 810 is 10 % below the new peak and 19 % below the highest.
        assertThat(at(121, 838)).containsExactly("NORMAL REDUCED drawdown-reduced");
        assertThat(at(145, 810)).containsExactly("REDUCED HALTED drawdown-halted");
        assertThat(at(146, 800)).containsExactly("HALTED KILLED drawdown-killed");
        assertThat(breaker.entrySize()).isEmpty();
    }

    @Test
    void aTrialIsJudgedFromItsOwnStart() {
        at(0, 899);
        assertThat(at(24, 899)).containsExactly("HALTED TRIAL cool-down");
        assertThat(at(25, 882)).isEmpty();
        assertThat(at(26, 881)).containsExactly("TRIAL HALTED trial-loss");
    }

    @Test
    void onlyAPersonLeadsOutOfAKillAndTheirEquityIsTheNewPeak() {
        at(0, 700);
        assertThat(at(1_000, 5_000)).isEmpty();
        at(1_001, 700);
        assertThat(breaker.on(new Reset(1, "anna", "cause found"))).get().satisfies(moved -> {
            assertThat(moved.to()).isEqualTo(Tier.NORMAL);
            assertThat(moved.actor()).isEqualTo("anna");
            assertThat(moved.cause()).isEqualTo("cause found");
        });
        assertThat(at(1_002, 700)).isEmpty();
        assertThat(breaker.peakE8()).isEqualTo(700 * E8.ONE);
    }

    @Test
    void aDaysLossHaltsAndTheNextDayBeginsAnew() {
        at(1, 1_000);
        assertThat(at(25, 940)).containsExactly("NORMAL REDUCED drawdown-reduced");
        // Since midnight 24:00 it has lost 7 %: 1,000 was the equity then.
        assertThat(at(26, 930)).containsExactly("REDUCED HALTED daily-loss");
    }

    @Test
    void aBetThatLosesTooMuchHalts() {
        breaker.gauges().bet(-49 * E8.ONE);
        assertThat(at(0, 1_000)).isEmpty();
        breaker.gauges().bet(-50 * E8.ONE);
        assertThat(at(0, 1_000)).containsExactly("NORMAL HALTED bet-loss");
        assertThat(at(24, 1_000)).containsExactly("HALTED TRIAL cool-down");
        assertThat(at(25, 1_000)).isEmpty();
    }

    @Test
    void aStreakReducesUntilABetIsWon() {
        IntStream.range(0, 19).forEach(_ -> breaker.gauges().bet(-1));
        assertThat(at(0, 1_000)).isEmpty();
        breaker.gauges().bet(-1);
        assertThat(at(0, 1_000)).containsExactly("NORMAL REDUCED loss-streak");
        breaker.gauges().bet(1);
        assertThat(at(0, 1_000)).containsExactly("REDUCED NORMAL recovery");
    }

    @Test
    void tooManyLostOfTheLastSixtyHalt() {
        for (int bet = 0; bet < 60; bet++) {
            breaker.gauges().bet(bet % 5 == 0 ? 1 : -1);
            assertThat(at(0, 1_000)).isEqualTo(bet < 59 ? List.of() : List.of("NORMAL HALTED loss-rate"));
        }
    }

    @Test
    void slippageIsAMeanOverWhatTook() {
        IntStream.range(0, 19).forEach(_ -> breaker.gauges().slip(1_000_000));
        breaker.gauges().slip(999_980);
        assertThat(at(0, 1_000)).isEmpty();
        breaker.gauges().slip(1_000_020);
        assertThat(at(0, 1_000)).containsExactly("NORMAL HALTED slippage");
    }

    @Test
    void burstsAreCountedInTheirMinute() {
        for (int i = 0; i < 20; i++) {
            breaker.gauges().reject(i * 3_158_000L);
        }
        assertThat(moves(breaker.judge(MINUTE, START))).isEmpty();
        breaker.gauges().reject(MINUTE);
        assertThat(moves(breaker.judge(MINUTE, START))).containsExactly("NORMAL HALTED reject-burst");
        CircuitBreaker other = account();
        IntStream.range(0, 10).forEach(_ -> other.gauges().error(5));
        assertThat(moves(other.judge(5, START))).containsExactly("NORMAL HALTED venue-errors");
    }

    @Test
    void aHaltLastsAsLongAsItsConditionAndNeverEndsLower() {
        breaker.gauges().position("ABC", false);
        assertThat(at(0, 1_000)).containsExactly("NORMAL HALTED position-mismatch");
        assertThat(at(100, 1_000)).isEmpty();
        breaker.gauges().position("ABC", true);
        assertThat(at(101, 1_000)).containsExactly("HALTED TRIAL cool-down");
    }

    @Test
    void silenceIsJudgedFromTheFirstSoundOn() {
        assertThat(at(1_000, 1_000)).isEmpty();
        breaker.gauges().alive(1_000 * HOUR);
        assertThat(moves(breaker.judge(1_000 * HOUR + 2 * MINUTE - 1, START))).isEmpty();
        assertThat(moves(breaker.judge(1_000 * HOUR + 2 * MINUTE, START))).containsExactly("NORMAL HALTED dead-man");
        CircuitBreaker ofSymbol = symbol();
        assertThat(moves(ofSymbol.judge(1_000 * HOUR, START))).isEmpty();
        ofSymbol.gauges().heard(1_000 * HOUR);
        assertThat(moves(ofSymbol.judge(1_006 * HOUR, START))).containsExactly("NORMAL HALTED stale-feed");
    }

    @Test
    void everyRuleIsReachedByATestAbove() {
        // The list in one place; a rule that is added must be added here and above.
        assertThat(BreakerRule.DEFAULT)
                .extracting(BreakerRule::name)
                .containsExactly(
                        "drawdown-reduced",
                        "drawdown-halted",
                        "drawdown-killed",
                        "daily-loss",
                        "bet-loss",
                        "loss-streak",
                        "loss-rate",
                        "slippage",
                        "reject-burst",
                        "venue-errors",
                        "position-mismatch",
                        "dead-man",
                        "strategy-drawdown",
                        "symbol-drawdown",
                        "stale-feed");
        assertThat(moves(symbol().judge(0, 920 * E8.ONE))).containsExactly("NORMAL HALTED symbol-drawdown");
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 20).mapToObj(seed -> 7_919L * seed + 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goesOnFromWhatWasSaved(long seed) {
        Random random = new Random(seed);
        long equity = START;
        for (int i = 0; i < 2_000; i++) {
            equity += Math.round(random.nextGaussian() * 0.002 * START);
            if (random.nextInt(3) == 0) {
                breaker.gauges().bet(Math.round(random.nextGaussian() * E8.ONE));
                breaker.gauges().slip(random.nextInt(2_000_000));
            }
            if (random.nextInt(300) == 0) {
                breaker.on(new Tripped(i * HOUR, Tier.HALTED, "anna", "test"));
            }
            Epoch epoch = new Epoch();
            epoch.become(breaker.epochMoves());
            CircuitBreaker restored = new CircuitBreaker(Scope.ACCOUNT, BreakerSettings.DEFAULT, 1, epoch);
            StateWriter state = new StateWriter();
            breaker.save(state);
            restored.restore(new StateReader(state.bytes()));
            assertThat(restored.judge(i * HOUR, equity)).isEqualTo(breaker.judge(i * HOUR, equity));
            assertThat(restored.state()).isEqualTo(breaker.state());
        }
    }

    @Test
    void limitsMustRise() {
        assertThatThrownBy(() -> BreakerSettings.DEFAULT.withDrawdowns(10, 10, 20))
                .hasMessageContaining("must rise");
        List<BreakerRule> twice = new ArrayList<>(BreakerRule.DEFAULT);
        twice.add(BreakerRule.DEFAULT.getFirst());
        assertThatThrownBy(() -> BreakerSettings.DEFAULT.withRules(twice)).hasMessageContaining("two rules are named");
    }
}
