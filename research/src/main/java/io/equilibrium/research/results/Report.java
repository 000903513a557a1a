package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.EBenjaminiHochberg;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    private static final double FALSE_DISCOVERIES = 0.05;

    public Report {
        reading = List.copyOf(reading);
        symbols = List.copyOf(symbols);
        otherPaths = List.copyOf(otherPaths);
    }

    /** Whether any strategy has a gate. */
    public boolean isGated() {
        return symbols.stream().anyMatch(symbol -> symbol.gate().isPresent());
    }

    private int tried() {
        return settings.strategy().gate().strategies();
    }

    /** The symbols whose strategies stand out by e-Benjamini-Hochberg at 5 %, of all that were tried. */
    public Set<String> selected() {
        Map<String, Double> evidence = new TreeMap<>();
        for (SymbolResult symbol : symbols) {
            symbol.gate().ifPresent(gate -> evidence.put(symbol.symbol(), gate.evidence()));
        }
        return EBenjaminiHochberg.rejected(evidence, Math.max(evidence.size(), tried()), FALSE_DISCOVERIES);
    }
}
