package io.equilibrium.domain.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    // Step-up: the largest p keeps itself, each smaller one p × cells / rank but no more than the one above it.
    private static List<TableCell> adjusted(List<TableCell> raw) {
        List<TableCell> falling = raw.stream()
                .sorted(Comparator.comparingDouble(TableCell::p).reversed())
                .toList();
        Map<String, Double> adjusted = new HashMap<>();
        double least = 1;
        for (int i = 0; i < falling.size(); i++) {
            int rank = falling.size() - i;
            least = Math.min(least, falling.get(i).p() * falling.size() / rank);
            adjusted.put(falling.get(i).name(), least);
        }
        return raw.stream()
                .map(cell -> new TableCell(
                        cell.name(),
                        cell.trials(),
                        cell.hits(),
                        cell.rate(),
                        cell.fairRate(),
                        cell.low(),
                        cell.high(),
                        cell.p(),
                        adjusted.getOrDefault(cell.name(), 1.0)))
                .toList();
    }
}
