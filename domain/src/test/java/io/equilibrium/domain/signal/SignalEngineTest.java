package io.equilibrium.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.Steps;
import io.equilibrium.domain.window.WindowEngine;
import io.equilibrium.domain.window.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window of four bits: three or more continuations bet on reversal, one or none on continuation. */
class SignalEngineTest {
    private final WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT.withLength(4));
    private final Steps steps = new Steps(1_000);

    private static SignalEngine fixed(int length) {
        return engine(SeriesRule.Kind.FIXED, length);
    }

    private static SignalEngine firstProfit(int length) {
        return engine(SeriesRule.Kind.FIRST_PROFIT, length);
    }

    private static SignalEngine engine(SeriesRule.Kind kind, int length) {
        return new SignalEngine(
                new SignalSettings(3, 1, new SeriesRule(kind, length)), WindowSettings.DEFAULT.withLength(4));
    }

    /** The events of the last of the steps, each u or d. */
    private List<SignalEvent> walk(SignalEngine engine, String path) {
        List<SignalEvent> events = List.of();
        for (int i = 0; i < path.length(); i++) {
            events = engine.on(windows.on(path.charAt(i) == 'u' ? steps.up() : steps.down()));
        }
        return events;
    }

    private static List<Object> kinds(List<SignalEvent> events) {
        List<Object> kinds = new ArrayList<>();
        events.forEach(event -> kinds.add(event.getClass()));
        return kinds;
    }

    @ParameterizedTest
    @CsvSource({
        "uuuuu, REVERSAL, 4, DOWN",
        "uduuu, ,,",
        "uuudd, REVERSAL, 3, UP",
        "duddd, ,,",
        "ududd, CONTINUATION, 1, DOWN",
        "ududu, CONTINUATION, 0, UP"
    })
    void aWindowOutOfBalanceOpensASeriesAgainstIt(String path, Behaviour bet, Integer continuations, Direction wins) {
        List<SignalEvent> events = walk(fixed(7), path);
        if (bet == null) {
            assertThat(events).isEmpty();
            return;
        }
        assertThat(events).hasSize(1);
        BetOpened opened = (BetOpened) events.getFirst();
        assertThat(opened.continuations()).isEqualTo(continuations);
        assertThat(opened.bet().behaviour()).isEqualTo(bet);
        assertThat(opened.bet().direction()).isEqualTo(wins);
        assertThat(opened.bet().index()).isEqualTo(1);
        assertThat(opened.bet().seriesSequence()).isEqualTo(5);
        assertThat(opened.sequence()).isEqualTo(5);
        assertThat(opened.timeMicros()).isEqualTo(5_000);
    }

    @Test
    void nothingIsSaidBeforeTheWindowIsFull() {
        SignalEngine engine = fixed(7);
        assertThat(walk(engine, "u")).isEmpty();
        assertThat(walk(engine, "u")).isEmpty();
        assertThat(walk(engine, "u")).isEmpty();
        assertThat(walk(engine, "u")).isEmpty();
        assertThat(walk(engine, "u")).isNotEmpty();
    }

    @Test
    void eachStepResolvesOneBetAndOpensTheNext() {
        SignalEngine engine = fixed(7);
        walk(engine, "uuuuu");
        List<SignalEvent> lost = walk(engine, "u");
        assertThat(kinds(lost)).containsExactly(BetResolved.class, BetOpened.class);
        assertThat(((BetResolved) lost.get(0)).won()).isFalse();
        assertThat(((BetResolved) lost.get(0)).bet().decidedAt().sequence()).isEqualTo(5);
        assertThat(((BetResolved) lost.get(0)).resolvedAt().sequence()).isEqualTo(6);
        assertThat(((BetOpened) lost.get(1)).bet().index()).isEqualTo(2);
        assertThat(((BetOpened) lost.get(1)).bet().seriesSequence()).isEqualTo(5);
        List<SignalEvent> won = walk(engine, "d");
        assertThat(((BetResolved) won.get(0)).won()).isTrue();
    }

    /** A reversal is lost by a step that continues, and then a series goes on unless it was its last bet. */
    @Test
    void aBetSaysWhetherItsSeriesGoesOnShouldTheNextStepContinue() {
        SignalEngine fixed = fixed(2);
        assertThat(goesOn(walk(fixed, "uuuuu"))).isTrue();
        assertThat(goesOn(walk(fixed, "u"))).isFalse();
    }

    @Test
    void aContinuationThatWouldEndTheSeriesInProfitDoesNotGoOn() {
        SignalEngine profit = firstProfit(7);
        assertThat(goesOn(walk(profit, "ududu"))).isFalse();
        assertThat(goesOn(walk(profit, "d"))).isTrue();
    }

    private static boolean goesOn(List<SignalEvent> events) {
        return ((BetOpened) events.getLast()).goesOn();
    }

    @Test
    void anOpenSeriesKeepsItsSideWhateverTheWindowBecomes() {
        SignalEngine engine = fixed(7);
        walk(engine, "uuuuu");
        List<SignalEvent> events = walk(engine, "dudud");
        assertThat(kinds(events)).containsExactly(BetResolved.class, BetOpened.class);
        assertThat(((BetOpened) events.get(1)).bet().behaviour()).isEqualTo(Behaviour.REVERSAL);
        assertThat(((BetOpened) events.get(1)).continuations()).isEqualTo(4);
    }

    @Test
    void theFairChanceOfABetIsThatOfItsBehaviour() {
        SignalEngine engine = fixed(7);
        walk(engine, "uuuu");
        steps.withFairUp(0.75);
        assertThat(((BetOpened) walk(engine, "u").getFirst()).bet().fairWinProbability())
                .isEqualTo(0.25);
        // After a step down with 0.75 for up, a reversal has 0.75.
        assertThat(((BetOpened) walk(engine, "d").get(1)).bet().fairWinProbability())
                .isEqualTo(0.75);
    }

    @Test
    void aFixedSeriesEndsAfterItsBetsAndTheSameStepMayOpenTheNext() {
        SignalEngine engine = fixed(3);
        walk(engine, "uuuuu");
        walk(engine, "uu");
        List<SignalEvent> events = walk(engine, "u");
        assertThat(kinds(events)).containsExactly(BetResolved.class, SeriesEnded.class, BetOpened.class);
        SeriesEnded ended = (SeriesEnded) events.get(1);
        assertThat(ended.openedAtSequence()).isEqualTo(5);
        assertThat(ended.bets()).extracting(BetResolved::won).containsExactly(false, false, false);
        assertThat(ended.won()).isFalse();
        assertThat(ended.sequence()).isEqualTo(8);
        assertThat(ended.timeMicros()).isEqualTo(8_000);
        BetOpened next = (BetOpened) events.get(2);
        assertThat(next.bet().seriesSequence()).isEqualTo(8);
        assertThat(next.bet().index()).isEqualTo(1);
    }

    @Test
    void theTriggerSeesTheBitOfTheStepThatEndedTheSeries() {
        SignalEngine engine = fixed(1);
        // Bits 1110: three continuations. The next bit, a reversal, makes 1100: balance, so nothing opens.
        walk(engine, "uuuud");
        assertThat(kinds(walk(engine, "u"))).containsExactly(BetResolved.class, SeriesEnded.class);
        // And another makes 1000.
        List<SignalEvent> events = walk(engine, "d");
        assertThat(kinds(events)).containsExactly(BetOpened.class);
        assertThat(((BetOpened) events.getFirst()).bet().behaviour()).isEqualTo(Behaviour.CONTINUATION);
    }

    @Test
    void aSeriesWinsWhenMoreBetsAreWonThanLost() {
        SignalEngine engine = fixed(3);
        walk(engine, "uuuuu");
        SeriesEnded ended = (SeriesEnded) walk(engine, "ddu").get(1);
        assertThat(ended.bets()).extracting(BetResolved::won).containsExactly(true, false, true);
        assertThat(ended.betsWon()).isEqualTo(2);
        assertThat(ended.won()).isTrue();
    }

    @Test
    void halfTheBetsWonIsNoWin() {
        SignalEngine engine = fixed(2);
        walk(engine, "uuuuu");
        SeriesEnded ended = (SeriesEnded) walk(engine, "dd").get(1);
        assertThat(ended.betsWon()).isEqualTo(1);
        assertThat(ended.won()).isFalse();
    }

    @Test
    void aSeriesToFirstProfitEndsAsSoonAsWinsExceedLosses() {
        SignalEngine engine = firstProfit(7);
        walk(engine, "uuuuu");
        SeriesEnded atOnce = (SeriesEnded) walk(engine, "d").get(1);
        assertThat(atOnce.bets()).hasSize(1);
        assertThat(atOnce.won()).isTrue();
    }

    @Test
    void aSeriesToFirstProfitGoesOnWhileWinsOnlyEqualLosses() {
        SignalEngine engine = firstProfit(7);
        walk(engine, "uuuuu");
        assertThat(kinds(walk(engine, "u"))).containsExactly(BetResolved.class, BetOpened.class);
        assertThat(kinds(walk(engine, "d"))).containsExactly(BetResolved.class, BetOpened.class);
        SeriesEnded ended = (SeriesEnded) walk(engine, "u").get(1);
        assertThat(ended.bets()).extracting(BetResolved::won).containsExactly(false, true, true);
    }

    @Test
    void aSeriesToFirstProfitEndsLostAfterItsLastBet() {
        SignalEngine engine = firstProfit(3);
        walk(engine, "uuuuu");
        walk(engine, "uu");
        SeriesEnded ended = (SeriesEnded) walk(engine, "u").get(1);
        assertThat(ended.bets()).hasSize(3);
        assertThat(ended.won()).isFalse();
    }

    @Test
    void aHoleDropsAnOpenSeriesWithoutAWord() {
        SignalEngine engine = fixed(2);
        walk(engine, "uuuuu");
        walk(engine, "u");
        steps.afterAHole(5_000);
        assertThat(walk(engine, "u")).isEmpty();
        assertThat(walk(engine, "uuu")).isEmpty();
        List<SignalEvent> events = walk(engine, "u");
        assertThat(kinds(events)).containsExactly(BetOpened.class);
        assertThat(((BetOpened) events.getFirst()).bet().seriesSequence()).isEqualTo(11);
        assertThat(((BetOpened) events.getFirst()).bet().index()).isEqualTo(1);
    }

    @Test
    void aStepInAGapUsesUpABet() {
        SignalEngine engine = fixed(2);
        walk(engine, "uuuuu");
        Step up = steps.up();
        Step gap = new Step(
                up.symbol(),
                up.sequence(),
                up.segment(),
                up.direction(),
                up.previousLevelE8(),
                up.crossedE8(),
                up.levelE8(),
                up.sizeE8(),
                up.priceE8(),
                up.tradeId(),
                up.timeMicros(),
                1,
                up.atrE8(),
                up.fairUp());
        StepMade made = windows.on(gap);
        assertThat(kinds(engine.on(made))).containsExactly(BetResolved.class, BetOpened.class);
        assertThat(((SeriesEnded) walk(engine, "u").get(1)).bets())
                .extracting(bet -> bet.resolvedAt().gap())
                .containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource({"uuuuu, CONTINUATION", "ududd, REVERSAL"})
    void withTheImbalanceASeriesBetsThatItGoesOn(String path, Behaviour bet) {
        SignalSettings with = new SignalSettings(
                GovernorSettings.DEFAULT.withThresholds(3, 1), BetSide.WITH, new SeriesRule(SeriesRule.Kind.FIXED, 7));
        SignalEngine engine = new SignalEngine(with, WindowSettings.DEFAULT.withLength(4));
        assertThat(((BetOpened) walk(engine, path).getFirst()).bet().behaviour())
                .isEqualTo(bet);
    }

    @Test
    void everyBetSaysTheWindowAndTheJudgementAtItsStep() {
        SignalEngine engine = fixed(7);
        walk(engine, "uuuu");
        for (Step step : List.of(steps.up(), steps.down(), steps.down())) {
            StepMade made = windows.on(step);
            BetOpened opened = (BetOpened) engine.on(made).getLast();
            Evidence evidence = Objects.requireNonNull(opened.evidence());
            assertThat(evidence.window()).isEqualTo(made.window()).isNotNull();
            assertThat(evidence.governor()).isNotNull();
            assertThat(evidence).isEqualTo(engine.evidence());
        }
    }

    @Test
    void thresholdsThatOverlapAndSeriesWithoutBetsAreRefused() {
        assertThatThrownBy(() -> new SignalSettings(7, 7, SeriesRule.FIXED_7)).hasMessageContaining("overlap");
        assertThatThrownBy(() -> new SignalSettings(7, -1, SeriesRule.FIXED_7)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> fixed(0)).hasMessage("a series must have at least 1 bet, was 0");
        assertThatThrownBy(() -> new StrategySettings(
                        StrategySettings.DEFAULT.step(), WindowSettings.DEFAULT.withLength(12), SignalSettings.DEFAULT))
                .hasMessage("high must be at most the window's 12 bits, was 13");
    }

    @Test
    void overOneSeriesEveryBetIsDecidedWhereTheOneBeforeWasResolved() {
        SignalEngine engine = fixed(7);
        walk(engine, "uuuuu");
        SeriesEnded ended = (SeriesEnded) walk(engine, "ududddu").get(1);
        assertThat(ended.bets()).extracting(bet -> bet.bet().index()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        IntStream.range(1, 7)
                .forEach(i -> assertThat(ended.bets().get(i).bet().decidedAt())
                        .isEqualTo(ended.bets().get(i - 1).resolvedAt()));
    }
}
