package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.step.Grid;
import java.util.List;

/** One symbol's study begun at several moments, each an ATR bar later than the one before. */
public record StartSpread(String symbol, Grid grid, List<StudyRow> rows) {
    public StartSpread {
        rows = List.copyOf(rows);
    }
}
