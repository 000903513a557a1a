package io.equilibrium.domain.gate;

import io.equilibrium.domain.unit.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * How a strategy stands after its last bet.
 *
 * @param evidence that its bets gain; 1 at the start
 * @param lostEdge evidence, since it left SHADOW, that they do not any more
 * @param attempt from 1; each fall back to SHADOW begins another, with half the evidence that the one before began with
 * @param bets that counted, of all attempts
 * @param entrySize what part of a usual order the next bet may be, null for none
 */
public record GateReading(
        Stage stage,
        double evidence,
        double lostEdge,
        int attempt,
        long bets,
        @Nullable Fraction entrySize) {}
