package io.equilibrium.domain.signal;

import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.window.Behaviour;

/**
 * A bet on the step after {@code decidedAt}: which series (named by the step that opened it), which of its bets from 1,
 * what is bet, and the fair probability of winning it.
 */
public record Bet(
        String symbol, long seriesSequence, int index, Behaviour behaviour, double fairWinProbability, Step decidedAt) {
    /** The direction in which the next step wins the bet. */
    public Direction direction() {
        return behaviour == Behaviour.CONTINUATION
                ? decidedAt.direction()
                : decidedAt.direction().opposite();
    }
}
