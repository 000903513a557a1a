package io.equilibrium.domain.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WindowEngineTest {
    private final WindowEngine engine = new WindowEngine(WindowSettings.DEFAULT.withLength(2));
    private final Steps steps = new Steps(100);

    private void assertIndices(Step step, int trend, int pivot) {
        StepMade made = engine.on(step);
        assertThat(made.trendIndex()).as("trend index").isEqualTo(trend);
        assertThat(made.pivotIndex()).as("pivot index").isEqualTo(pivot);
    }

    @Test
    void theFirstStepOfASegmentHasNoBit() {
        StepMade made = engine.on(steps.up());
        assertThat(made.bit()).isNull();
        assertThat(made.trendIndex()).isEqualTo(1);
        assertThat(made.window()).isNull();
    }

    @Test
    void aBitCarriesTheFairProbabilityOfTheStepBefore() {
        engine.on(steps.withFairUp(0.7).up());
        assertThat(engine.on(steps.withFairUp(0.4).up()).bit())
                .isEqualTo(new BehaviourBit(Behaviour.CONTINUATION, 0.7));
        assertThat(engine.on(steps.withFairUp(0.25).down()).bit()).isEqualTo(new BehaviourBit(Behaviour.REVERSAL, 0.4));
        // After a step down, to continue is to go down: 1 - 0.25.
        assertThat(engine.on(steps.down()).bit()).isEqualTo(new BehaviourBit(Behaviour.CONTINUATION, 0.75));
    }

    @Test
    void theFairProbabilitiesOfBothBehavioursAddUpToOne() {
        BehaviourBit bit = new BehaviourBit(Behaviour.REVERSAL, 0.75);
        assertThat(bit.fair(Behaviour.CONTINUATION)).isEqualTo(0.75);
        assertThat(bit.fair(Behaviour.REVERSAL)).isEqualTo(0.25);
    }

    @Test
    void theTrendIndexCountsOnThroughContinuationsAndBeginsAtReversals() {
        assertThat(engine.on(steps.up()).trendIndex()).isEqualTo(1);
        assertThat(engine.on(steps.up()).trendIndex()).isEqualTo(2);
        assertThat(engine.on(steps.down()).trendIndex()).isEqualTo(1);
        assertThat(engine.on(steps.down()).trendIndex()).isEqualTo(2);
        assertThat(engine.on(steps.down()).trendIndex()).isEqualTo(3);
        assertThat(engine.on(steps.up()).trendIndex()).isEqualTo(1);
    }

    @Test
    void theWaveFlipsWhenTheLevelHasComeBackByThreeSizes() {
        assertIndices(steps.up(), 1, 1);
        assertIndices(steps.up(), 2, 2);
        assertIndices(steps.down(), 1, 1);
        assertIndices(steps.down(), 2, 0);
        // 90 is 30 below the extreme of 120, which becomes the pivot.
        assertIndices(steps.down(), 3, 3);
        assertIndices(steps.down(), 4, 4);
        assertIndices(steps.up(), 1, 3);
        assertIndices(steps.up(), 2, 2);
        // 110 is 30 above the extreme of 80.
        assertIndices(steps.up(), 3, 3);
        assertIndices(steps.up(), 4, 4);
    }

    @Test
    void aSegmentThatOpensDownwardsStartsWithAnUpwardWaveAllTheSame() {
        assertIndices(steps.down(), 1, 1);
        assertIndices(steps.down(), 2, 2);
        // 70: the start, 100, was the extreme and becomes the pivot.
        assertIndices(steps.down(), 3, 3);
        assertIndices(steps.up(), 1, 2);
        assertIndices(steps.up(), 2, 1);
        // 100 is 30 above the extreme of 70: the wave is upward again.
        assertIndices(steps.up(), 3, 3);
    }

    @Test
    void theLevelInTheEngineIsComparedInSizesOfTheStepItself() {
        assertIndices(steps.up(), 1, 1);
        assertIndices(steps.up(), 2, 2);
        // From 120 back to 70 is 50, two sizes of 25: no flip; 30 away from the pivot is 1.2 sizes.
        assertIndices(steps.withSize(25).to(70, Direction.DOWN), 1, 1);
        // 60 away is three sizes of 20.
        assertIndices(steps.withSize(20).to(60, Direction.DOWN), 2, 3);
    }

    @Test
    void halvesOfThePivotIndexGoToTheEvenNumber() {
        assertIndices(steps.withSize(20).to(130, Direction.UP), 1, 2);
        assertIndices(steps.to(150, Direction.UP), 2, 2);
        assertIndices(steps.to(170, Direction.UP), 3, 4);
        assertIndices(steps.to(110, Direction.DOWN), 1, 3);
    }

    @Test
    void everyStepFromTheFirstFullWindowOnHasStatistics() {
        engine.on(steps.up());
        assertThat(engine.on(steps.up()).window()).isNull();
        assertThat(Objects.requireNonNull(engine.on(steps.up()).window()).continuations())
                .isEqualTo(2);
        assertThat(Objects.requireNonNull(engine.on(steps.down()).window()).continuations())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(engine.on(steps.up()).window()).continuations())
                .isZero();
    }

    @Test
    void aHoleForgetsWindowWaveAndIndices() {
        engine.on(steps.up());
        engine.on(steps.up());
        engine.on(steps.up());
        steps.afterAHole(1_000);
        StepMade first = engine.on(steps.up());
        assertThat(first.bit()).isNull();
        assertThat(first.trendIndex()).isEqualTo(1);
        assertThat(first.pivotIndex()).isEqualTo(1);
        assertThat(first.window()).isNull();
        assertThat(engine.on(steps.up()).window()).isNull();
        assertThat(engine.on(steps.up()).window()).isNotNull();
    }
}
