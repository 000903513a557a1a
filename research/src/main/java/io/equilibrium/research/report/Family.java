package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.MaxT;
import io.equilibrium.domain.evidence.SurrogateStatistic;
import io.equilibrium.domain.evidence.SurrogateValue;
import io.equilibrium.research.surrogate.Compared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Surrogates of one kind, and all that was compared with them.
 *
 * @param decides whether verdicts rest on it
 */
record Family(String name, String how, boolean decides, List<Compared> rows) {
    Family {
        rows = List.copyOf(rows);
    }

    Optional<Compared> find(String symbol, String setting) {
        return rows.stream()
                .filter(row -> row.symbol().equals(symbol) && row.setting().equals(setting))
                .findFirst();
    }

    /** The win rates' p-values corrected for all rows that have enough data (max-T), by row. */
    Map<Compared, Double> corrected() {
        List<Compared> told = new ArrayList<>();
        List<SurrogateValue> values = new ArrayList<>();
        for (Compared row : rows) {
            if (row.tells(SurrogateStatistic.WIN_RATE)) {
                told.add(row);
                values.add(row.value(SurrogateStatistic.WIN_RATE));
            }
        }
        List<Double> adjusted = MaxT.adjusted(values);
        Map<Compared, Double> corrected = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            corrected.put(told.get(i), adjusted.get(i));
        }
        return corrected;
    }
}
