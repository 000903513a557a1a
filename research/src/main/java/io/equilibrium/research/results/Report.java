package io.equilibrium.research.results;

import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import java.util.List;
import java.util.Optional;

/**
 * All that is told of a run: its title, the rules, the path of its bars (trades have none), what was read, the rows,
 * the same bars along other paths, and the digest of all events.
 */
public record Report(
        String title,
        TradingSettings settings,
        Optional<BarPath> path,
        List<String> reading,
        List<SymbolResult> symbols,
        Total total,
        List<PathStudy> otherPaths,
        RoadDigest.Digest digest) {
    public Report {
        reading = List.copyOf(reading);
        symbols = List.copyOf(symbols);
        otherPaths = List.copyOf(otherPaths);
    }
}
