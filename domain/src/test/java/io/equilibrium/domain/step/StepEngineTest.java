package io.equilibrium.domain.step;

import static io.equilibrium.domain.market.Ticks.continuous;
import static io.equilibrium.domain.market.Ticks.jump;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.market.Ticks;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bars of a second and a period of one: the ATR is the true range of the last closed bar. The opening leaves an ATR of 10
 * and so a size of 5, and the first price with it is 1003 at two seconds.
 */
class StepEngineTest {
    private static final long DAY = 24 * 3_600 * 1_000_000L;

    private long tradeId;

    private static StepSettings settings(Grid grid) {
        return new StepSettings(grid, Duration.ofSeconds(1), 1, new Fraction(1, 2), 1, Tape.DEFAULT_HOLE, 10_000);
    }

    private static StepSettings limitedTo(int stepsPerTick) {
        return new StepSettings(
                Grid.ANCHORED, Duration.ofSeconds(1), 1, new Fraction(1, 2), 1, Tape.DEFAULT_HOLE, stepsPerTick);
    }

    private StepEngine opened(StepSettings settings) {
        StepEngine engine = new StepEngine(Ticks.SYMBOL, settings);
        open(engine, 0);
        return engine;
    }

    private void open(StepEngine engine, long startMillis) {
        assertThat(engine.on(print(1_000, startMillis))).isEmpty();
        assertThat(engine.on(print(1_000, startMillis + 1_000))).isEmpty();
        assertThat(engine.on(print(1_010, startMillis + 1_500))).isEmpty();
        assertThat(engine.on(print(1_003, startMillis + 2_000))).isEmpty();
    }

    private Tick print(long price, long millis) {
        return jump(++tradeId, price, millis * 1_000);
    }

    private Tick move(long price, long millis) {
        return continuous(++tradeId, price, millis * 1_000);
    }

    @Test
    void anchoredStepsStandOnTheCrossedThresholdsAndCountTheOvershoot() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        assertThat(engine.on(print(1_007, 2_050))).isEmpty();
        assertThat(engine.on(print(999, 2_060))).hasSize(0);
        Step up = engine.on(print(1_008, 2_100)).getFirst();
        assertThat(up)
                .isEqualTo(new Step(
                        Ticks.SYMBOL, 1, 0, Direction.UP, 1_003, 1_008, 1_008, 5, 1_008, 7, 2_100_000, 0, 10, 0.5));
        Step down = engine.on(print(1_000, 2_200)).getFirst();
        // The overshoot is 3 of 5, its mean over two steps 0.3, d = 1.5.
        assertThat(down)
                .isEqualTo(new Step(
                        Ticks.SYMBOL,
                        2,
                        0,
                        Direction.DOWN,
                        1_008,
                        1_003,
                        1_003,
                        5,
                        1_000,
                        8,
                        2_200_000,
                        0,
                        10,
                        (1_000 - 998 + 1.5) / (10 + 3)));
    }

    @Test
    void aJumpOverSeveralThresholdsMakesGapsThatAddNoOvershoot() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        List<Step> steps = engine.on(print(1_021, 2_100));
        assertThat(steps).extracting(Step::gap).containsExactly(0, 1, 2);
        assertThat(steps).extracting(Step::sequence).containsExactly(1L, 2L, 3L);
        assertThat(steps).extracting(Step::crossedE8).containsExactly(1_008L, 1_013L, 1_018L);
        assertThat(steps).extracting(Step::previousLevelE8).containsExactly(1_003L, 1_008L, 1_013L);
        assertThat(steps).extracting(Step::priceE8).containsOnly(1_021L);
        assertThat(steps).extracting(Step::timeMicros).containsOnly(2_100_000L);
        assertThat(steps).extracting(Step::isPassed).containsExactly(true, true, false);
        // Passed thresholds leave no doubt; then d is 5 × 13/5, from the first step alone.
        assertThat(steps.get(0).fairUp()).isEqualTo(1);
        assertThat(steps.get(1).fairUp()).isEqualTo(1);
        assertThat(steps.get(2).fairUp()).isCloseTo((1_021 - 1_013 + 13) / (10 + 26.0), within(1e-15));
    }

    @Test
    void aJumpDownOverSeveralThresholdsHasNoChanceOfComingBackFirst() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        List<Step> steps = engine.on(print(993, 2_100));
        assertThat(steps).extracting(Step::direction).containsOnly(Direction.DOWN);
        assertThat(steps).extracting(Step::crossedE8).containsExactly(998L, 993L);
        assertThat(steps.getFirst().fairUp()).isZero();
        assertThat(steps.getFirst().fairContinuation()).isEqualTo(1);
        assertThat(steps.getLast().fairUp()).isEqualTo(0.5);
    }

    @Test
    void aContinuousMoveReachesEachThresholdInItsTimeAndWithoutOvershoot() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        List<Step> steps = engine.on(move(1_019, 2_160));
        assertThat(steps).extracting(Step::priceE8).containsExactly(1_008L, 1_013L, 1_018L);
        assertThat(steps).extracting(Step::timeMicros).containsExactly(2_050_000L, 2_100_000L, 2_150_000L);
        assertThat(steps).extracting(Step::gap).containsOnly(0);
        assertThat(steps).extracting(Step::fairUp).containsOnly(0.5);
        assertThat(engine.on(move(1_013, 2_220))).extracting(Step::timeMicros).containsExactly(2_220_000L);
    }

    @Test
    void continuousStepsDiluteTheMeanOvershoot() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        engine.on(move(1_008, 2_100));
        engine.on(move(1_013, 2_200));
        Step step = engine.on(print(1_020, 2_300)).getFirst();
        // Overshoots 0, 0 and 2/5: d = 5 × 0.4/3.
        double d = 2.0 / 3;
        assertThat(step.fairUp()).isCloseTo((1_020 - 1_013 + d) / (10 + 2 * d), within(1e-15));
    }

    @Test
    void snappedLevelsAreMultiplesOfTheSize() {
        StepEngine engine = opened(settings(Grid.SNAPPED));
        assertThat(engine.on(print(1_009, 2_100))).isEmpty();
        Step step = engine.on(print(1_011, 2_200)).getFirst();
        assertThat(step.previousLevelE8()).isEqualTo(1_005);
        assertThat(step.crossedE8()).isEqualTo(1_010);
        assertThat(step.levelE8()).isEqualTo(1_010);
        assertThat(step.fairUp()).isCloseTo((1_011 - 1_005 + 1.0) / (10 + 2), within(1e-15));
    }

    @Test
    void aSnappedLevelMayStayOrMoveAgainstTheStepWhenTheSizeGrows() {
        StepEngine stays = opened(settings(Grid.SNAPPED));
        stays.on(print(1_053, 2_100));
        Step stayed = stays.on(print(1_056, 3_000)).getFirst();
        assertThat(stayed.direction()).isEqualTo(Direction.UP);
        assertThat(stayed.atrE8()).isEqualTo(50);
        assertThat(stayed.sizeE8()).isEqualTo(25);
        assertThat(stayed.previousLevelE8()).isEqualTo(1_050);
        assertThat(stayed.crossedE8()).isEqualTo(1_055);
        assertThat(stayed.levelE8()).isEqualTo(1_050);

        StepEngine falls = opened(settings(Grid.SNAPPED));
        falls.on(print(1_058, 2_100));
        Step fell = falls.on(print(1_061, 3_000)).getFirst();
        assertThat(fell.direction()).isEqualTo(Direction.UP);
        assertThat(fell.previousLevelE8()).isEqualTo(1_055);
        assertThat(fell.levelE8()).isEqualTo(1_050);
        assertThat(fell.upE8()).isEqualTo(1_075);
        assertThat(fell.downE8()).isEqualTo(1_025);
    }

    @Test
    void aSnappedTieGoesToTheEvenMultiple() {
        assertThat(Grid.SNAPPED.levelE8(1_005, 10)).isEqualTo(1_000);
        assertThat(Grid.SNAPPED.levelE8(1_015, 10)).isEqualTo(1_020);
        assertThat(Grid.ANCHORED.levelE8(1_015, 10)).isEqualTo(1_015);
    }

    @Test
    void theSizeChangesOnlyAtAStep() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        engine.on(print(1_003, 2_900));
        // Bars 2 and 3 stand still: an ATR of 7 and then of 0, while the thresholds stay 5 away.
        assertThat(engine.on(print(1_003, 3_000))).isEmpty();
        assertThat(engine.on(print(1_007, 3_500))).isEmpty();
        Step step = engine.on(print(1_008, 4_000)).getFirst();
        assertThat(step.crossedE8()).isEqualTo(1_008);
        assertThat(step.atrE8()).isEqualTo(4);
        assertThat(step.sizeE8()).isEqualTo(1);
    }

    @Test
    void aTargetOfZeroLeavesTheSizeAsItIs() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        engine.on(print(1_003, 3_000));
        engine.on(print(1_003, 4_000));
        Step step = engine.on(print(1_008, 4_500)).getFirst();
        assertThat(step.atrE8()).isZero();
        assertThat(step.sizeE8()).isEqualTo(5);
    }

    @Test
    void aTargetOfZeroSetsNoFirstLevel() {
        StepEngine engine = new StepEngine(Ticks.SYMBOL, settings(Grid.ANCHORED));
        engine.on(print(1_000, 0));
        engine.on(print(1_001, 1_000));
        engine.on(print(1_001, 2_000));
        // The ATR is 1, its half floored 0; only the next bar, which closes with 20, sets the level at 900.
        engine.on(print(1_021, 2_500));
        engine.on(print(900, 3_000));
        assertThat(engine.on(print(905, 3_100))).isEmpty();
        assertThat(engine.on(print(910, 3_200))).extracting(Step::crossedE8).containsExactly(910L);
    }

    @Test
    void theSizeIsNeverBelowTheMinimum() {
        StepEngine engine = opened(settings(Grid.ANCHORED).withMinimumSizeE8(7));
        assertThat(engine.on(print(1_009, 2_100))).isEmpty();
        Step step = engine.on(print(1_010, 2_200)).getFirst();
        assertThat(step.sizeE8()).isEqualTo(7);
        assertThat(step.upE8()).isEqualTo(1_017);
    }

    @Test
    void aTickFeedsTheAtrBeforeTheLevels() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        engine.on(print(1_007, 2_500));
        engine.on(print(999, 2_600));
        // Bar 2 closes at this very tick with max(8, |999 - 1010|) = 11.
        Step step = engine.on(print(1_008, 3_000)).getFirst();
        assertThat(step.atrE8()).isEqualTo(11);
    }

    @Test
    void exactlyTheLimitOfStepsIsAllowed() {
        StepEngine engine = opened(limitedTo(3));
        assertThat(engine.on(print(1_018, 2_100))).hasSize(3);
        assertThat(engine.isHalted()).isFalse();
        assertThat(engine.on(print(1_023, 2_200))).hasSize(1);
    }

    @Test
    void oneStepMoreHaltsTheSymbolAndLeavesTheStepsMade() {
        StepEngine engine = opened(limitedTo(3));
        List<Step> steps = engine.on(print(1_023, 2_100));
        assertThat(steps).extracting(Step::sequence).containsExactly(1L, 2L, 3L);
        assertThat(engine.isHalted()).isTrue();
        assertThat(engine.on(print(1_003, 2_200))).isEmpty();
        assertThat(engine.on(print(1_003, 10_000_000_000L))).isEmpty();
    }

    @Test
    void aDuplicateMakesNoStepAndFeedsNoBar() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        assertThat(engine.on(jump(tradeId, 2_000, 9 * DAY))).isEmpty();
        assertThat(engine.tape().duplicates()).isEqualTo(1);
        assertThat(engine.on(print(1_008, 2_100))).extracting(Step::atrE8).containsExactly(10L);
    }

    @Test
    void aHoleStartsAfreshAndOnlyTheSequenceGoesOn() {
        StepEngine engine = opened(settings(Grid.ANCHORED));
        engine.on(print(1_011, 2_100));
        long later = 30 * 3_600 * 1_000L;
        assertThat(engine.on(print(5_000, later - 10_000))).isEmpty();
        assertThat(engine.on(print(9_000, later - 9_000))).isEmpty();
        assertThat(engine.tape().segment()).isEqualTo(1);
        long evenLater = 3 * later;
        open(engine, evenLater);
        Step step = engine.on(print(1_009, evenLater + 2_100)).getFirst();
        assertThat(step.segment()).isEqualTo(2);
        assertThat(step.sequence()).isEqualTo(2);
        assertThat(step.atrE8()).isEqualTo(10);
        // The overshoot of this segment alone: d = 1.
        assertThat(step.fairUp()).isCloseTo(7 / 12.0, within(1e-15));
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        StepSettings fine = settings(Grid.ANCHORED);
        assertThatThrownBy(() -> fine.withMinimumSizeE8(0)).hasMessageContaining("at least 1 E8, was 0");
        assertThatThrownBy(() -> limitedTo(0)).hasMessage("steps per tick must be at least 1, was 0");
        assertThatThrownBy(
                        () -> new StepSettings(Grid.ANCHORED, Duration.ZERO, 14, Fraction.ONE, 1, Tape.DEFAULT_HOLE, 1))
                .hasMessageContaining("the ATR bar must last at least a millisecond");
        assertThatThrownBy(() ->
                        new StepSettings(Grid.ANCHORED, Duration.ofHours(2), 0, Fraction.ONE, 1, Tape.DEFAULT_HOLE, 1))
                .hasMessage("the ATR period must be at least 1, was 0");
        assertThatThrownBy(() ->
                        new StepSettings(Grid.ANCHORED, Duration.ofHours(2), 14, Fraction.ONE, 1, Duration.ZERO, 1))
                .hasMessage("hole must be positive, was PT0S");
    }
}
