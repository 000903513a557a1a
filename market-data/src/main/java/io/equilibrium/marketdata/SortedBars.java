package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Bar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Bars in order of time, each time once: of bars that share a time the first in the file stays. */
record SortedBars(List<Bar> bars, FileSummary.Disorder disorder) {
    static SortedBars of(Path file, Format format) {
        try (Rows<Bar> rows = FileRows.bars(file, format)) {
            return of(rows);
        }
    }

    private static SortedBars of(Rows<Bar> rows) {
        List<Bar> all = new ArrayList<>();
        long outOfOrder = 0;
        long latest = Long.MIN_VALUE;
        while (rows.advance()) {
            Bar bar = rows.row();
            outOfOrder += bar.openTimeMicros() < latest ? 1 : 0;
            latest = Math.max(latest, bar.openTimeMicros());
            all.add(bar);
        }
        all.sort(Comparator.comparingLong(Bar::openTimeMicros));
        return distinct(all, outOfOrder);
    }

    private static SortedBars distinct(List<Bar> sorted, long outOfOrder) {
        List<Bar> kept = new ArrayList<>(sorted.size());
        long contradictions = 0;
        for (Bar bar : sorted) {
            if (kept.isEmpty() || kept.getLast().openTimeMicros() != bar.openTimeMicros()) {
                kept.add(bar);
            } else if (!kept.getLast().equals(bar)) {
                contradictions++;
            }
        }
        int duplicates = sorted.size() - kept.size();
        return new SortedBars(kept, new FileSummary.Disorder(duplicates, contradictions, outOfOrder));
    }
}
