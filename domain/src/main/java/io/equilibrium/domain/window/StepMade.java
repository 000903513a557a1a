package io.equilibrium.domain.window;

import io.equilibrium.domain.step.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step with what it means: its behaviour bit (none for the first of a segment), its trend and pivot index, and the
 * window that ends with it (none until that is full).
 */
public record StepMade(
        Step step,
        @Nullable BehaviourBit bit,
        int trendIndex,
        int pivotIndex,
        @Nullable WindowStatistics window) {}
