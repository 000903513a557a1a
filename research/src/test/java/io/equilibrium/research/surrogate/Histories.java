package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Seeded histories. */
final class Histories {
    static final Duration LENGTH = Duration.ofMinutes(15);
    static final long MICROS = LENGTH.toMillis() * 1_000;
    static final Duration ATR_BAR = Duration.ofHours(2);

    private static final long START_MICROS = 1_704_067_200_000_000L;

    private Histories() {}

    /** Bars that all have the same range, up and down in turn, as a mould for walks. */
    static BarHistory even(String symbol, int count) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long open = i % 2 == 0 ? 1_000 * E8.ONE : 1_003 * E8.ONE;
            long close = i % 2 == 0 ? 1_003 * E8.ONE : 1_000 * E8.ONE;
            bars.add(new Bar(START_MICROS + i * MICROS, open, 1_004 * E8.ONE, 999 * E8.ONE, close, 4));
        }
        return new BarHistory(symbol, LENGTH, bars);
    }

    /** A walk without an edge. */
    static BarHistory walk(String symbol, int count, long seed) {
        List<Bar> bars = new ArrayList<>();
        new RandomWalkBars(even(symbol, count), ATR_BAR).tell(new Draw(seed, 0), bars::add);
        return new BarHistory(symbol, LENGTH, bars);
    }

    static List<Bar> bars(BarSurrogate surrogate, Draw draw) {
        List<Bar> bars = new ArrayList<>();
        surrogate.tell(draw, bars::add);
        return bars;
    }
}
