package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.InstrumentTable;
import io.equilibrium.domain.evidence.TableCell;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The study's tables as text; of a long one the cells with the smallest p. */
public final class InstrumentText {
    private static final int MOST_ROWS = 64;
    private static final int SHOWN_OF_LONG_ONES = 12;

    private InstrumentText() {}

    /** All symbols' tables, one after another. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        for (SymbolResult symbol : report.symbols()) {
            for (InstrumentTable table : symbol.tables()) {
                if (!table.cells().isEmpty()) {
                    text.append('\n').append(of(symbol.symbol(), table));
                }
            }
        }
        return text.append("""

                        rate        of the trials that came true: in plus within so many steps, or the next step continues (or goes up)
                        fair        their mean fair probability as prices stood; the rate means something only beside it
                        p           nominal, given these fair probabilities; adj. p corrected for the size of its table (Benjamini-Hochberg)
                        """).toString();
    }

    private static String of(String symbol, InstrumentTable table) {
        List<TableCell> cells = table.cells();
        boolean all = cells.size() <= MOST_ROWS;
        TextTable text = new TextTable(List.of(
                symbol + " " + table.name() + (all ? "" : ", " + SHOWN_OF_LONG_ONES + " of " + cells.size()),
                "trials",
                "rate",
                "fair",
                "95 % interval",
                "p",
                "adj. p"));
        cells.stream()
                .sorted(Comparator.comparingDouble(cell -> all ? 0 : cell.p()))
                .limit(all ? MOST_ROWS : SHOWN_OF_LONG_ONES)
                .forEach(cell -> text.row(row(cell)));
        return text.render();
    }

    private static List<String> row(TableCell cell) {
        return List.of(
                cell.name(),
                Figures.count(cell.trials()),
                Figures.percent(cell.rate()),
                Figures.percent(cell.fairRate()),
                Figures.percent(cell.low()) + " to " + Figures.percent(cell.high()),
                String.format(Locale.ROOT, "%.4f", cell.p()),
                String.format(Locale.ROOT, "%.4f", cell.adjustedP()));
    }
}
