package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.market.BarPath;
import java.util.Map;

/** The same bars along another path: the study alone, of every symbol and of all together. */
public record PathStudy(BarPath path, Map<String, StudyRow> bySymbol, StudyRow total) {
    public PathStudy {
        bySymbol = Map.copyOf(bySymbol);
    }
}
