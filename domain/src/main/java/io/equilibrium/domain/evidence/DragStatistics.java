package io.equilibrium.domain.evidence;

import io.equilibrium.domain.evidence.DragRow.Skipped;
import java.util.Map;
import java.util.TreeMap;

/** Sums the drag of bets. */
public final class DragStatistics {
    private final Map<String, Skipped> skipped = new TreeMap<>();
    private long bets;
    private long traded;
    private long statisticalE8;
    private long filledE8;
    private DragParts parts = DragParts.NONE;

    public void on(BetDrag drag) {
        bets++;
        traded += drag.isTraded() ? 1 : 0;
        statisticalE8 = Math.addExact(statisticalE8, drag.statisticalE8());
        filledE8 = Math.addExact(filledE8, drag.filledE8());
        parts = parts.plus(drag.parts());
        if (!drag.isTraded()) {
            skipped.merge(drag.skippedBecause(), new Skipped(1, drag.statisticalE8()), Skipped::plus);
        }
    }

    public DragRow row() {
        return new DragRow(bets, traded, statisticalE8, filledE8, parts, skipped);
    }
}
