package io.equilibrium.research.report;

import java.util.Map;
import java.util.Optional;

/** What the original study reports of its five assets: events, win rate and net edge as shares of 1. */
record StudyFigures(long events, double winRate, double netEdge) {
    private static final Map<String, StudyFigures> BY_COIN = Map.of(
            "BTC", new StudyFigures(654, 0.589, 0.177),
            "ETH", new StudyFigures(643, 0.566, 0.132),
            "SOL", new StudyFigures(1_285, 0.560, 0.121),
            "DOT", new StudyFigures(773, 0.560, 0.120),
            "AVAX", new StudyFigures(1_104, 0.532, 0.063));

    /** Of a coin against any dollar. */
    static Optional<StudyFigures> of(String symbol) {
        return Optional.ofNullable(BY_COIN.get(symbol.replaceFirst("(USDT|USDC|BUSD|FDUSD|TUSD|USD)$", "")));
    }
}
