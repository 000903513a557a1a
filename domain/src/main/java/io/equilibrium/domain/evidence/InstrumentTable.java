package io.equilibrium.domain.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table of the study, its cells that were tried at all in order, their p-values corrected for how many they are. */
public record InstrumentTable(String name, List<TableCell> cells) {
    public InstrumentTable {
        cells = List.copyOf(cells);
    }

    static InstrumentTable of(String name, Map<String, CellTally> tallies) {
        List<TableCell> raw = new ArrayList<>();
        tallies.forEach((cell, tally) -> {
            if (tally.trials() > 0) {
                raw.add(tally.cell(cell));
            }
        });
        return new InstrumentTable(name, adjusted(raw));
    }

    private static List<TableCell> adjusted(List<TableCell> raw) {
        List<Double> adjusted =
                BenjaminiHochberg.adjusted(raw.stream().map(TableCell::p).toList());
        List<TableCell> cells = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            cells.add(raw.get(i).withAdjustedP(adjusted.get(i)));
        }
        return cells;
    }
}
