package io.equilibrium.signal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** How the strategies of this instance's symbols stand; written by the streams' threads, read by everybody. */
public final class StrategyBoard {
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

    /** By symbol. */
    public List<StrategyStanding> all() {
        return List.copyOf(standings.values());
    }
}
