package io.equilibrium.signal;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.evidence.EBenjaminiHochberg;
import io.equilibrium.domain.gate.GateReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** How the strategies of this instance's symbols stand; written by the streams' threads, read by everybody. */
public final class StrategyBoard {
    private static final double FALSE_DISCOVERIES = 0.05;

    private final Map<String, StrategyStanding> standings = new ConcurrentSkipListMap<>();

    public void put(StrategyStanding standing) {
        standings.put(standing.symbol(), standing);
    }

    public boolean has(String symbol) {
        return standings.containsKey(symbol);
    }

    public Optional<StrategyStanding> of(String symbol) {
        return Optional.ofNullable(standings.get(symbol));
    }

    void remove(String symbol) {
        standings.remove(symbol);
    }

    /**
     * The symbols whose strategies stand out by e-Benjamini-Hochberg, of all that a run tries; what other instances know
     * counts as no evidence.
     */
    public Set<String> standingOut(RunId run) {
        Map<String, Double> evidence = new TreeMap<>();
        int tried = 0;
        for (StrategyStanding standing : standings.values()) {
            GateReading gate = standing.evidence().gate();
            if (standing.run().equals(run) && gate != null) {
                evidence.put(standing.symbol(), gate.evidence());
                tried = Math.max(standing.symbols(), evidence.size());
            }
        }
        return EBenjaminiHochberg.rejected(evidence, tried, FALSE_DISCOVERIES);
    }

    /** By symbol. */
    public List<StrategyStanding> all() {
        return List.copyOf(standings.values());
    }
}
