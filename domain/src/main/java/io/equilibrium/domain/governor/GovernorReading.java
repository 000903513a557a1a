package io.equilibrium.domain.governor;

import io.equilibrium.domain.window.Behaviour;
import org.jspecify.annotations.Nullable;

/**
 * What a governor says at a step.
 *
 * @param window how many of the last bits it rests on: a fixed length, or a mean of uncertain ones
 * @param continuations of as many last bits, rounded
 * @param tilt of the fair odds, in log odds, as it believes for the next bit; above 0 for continuation
 * @param confidence from 0 to 1: that the bits are out of balance (what that is, each governor says)
 * @param imbalance the behaviour that is too frequent, null in balance
 */
public record GovernorReading(
        GovernorKind governor,
        double window,
        int continuations,
        double tilt,
        double confidence,
        @Nullable Behaviour imbalance) {}
