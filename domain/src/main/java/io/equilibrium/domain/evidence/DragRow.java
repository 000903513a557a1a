package io.equilibrium.domain.evidence;

import java.util.Map;

/**
 * The bets that are over, E8: how many, how many of them traded, their statistical outcome, their filled one, and the parts
 * of the difference; those that never traded by why.
 */
public record DragRow(
        long bets, long traded, long statisticalE8, long filledE8, DragParts parts, Map<String, Skipped> skipped) {
    /** Bets that never traded for one reason, and what they would have made on paper, E8. */
    public record Skipped(long bets, long statisticalE8) {
        Skipped plus(Skipped other) {
            return new Skipped(bets + other.bets, Math.addExact(statisticalE8, other.statisticalE8));
        }
    }

    public static final DragRow NONE = new DragRow(0, 0, 0, 0, DragParts.NONE, Map.of());

    public DragRow {
        skipped = Map.copyOf(skipped);
    }
}
