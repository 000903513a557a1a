package io.equilibrium.research.spread;

import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's half spread as a share of the price, by what its ticks tell: the quotes that stood before trades; trades that
 * follow one of the other side within a second, which lie a spread apart on average; and bars, by the highs and lows of pairs
 * (Corwin and Schultz, "A simple way to estimate bid-ask spreads from daily high and low prices", 2012).
 */
final class SpreadEstimate {
    /** A mean, and of how many. */
    record Mean(double value, long of) {}

    private static final long SOON_MICROS = 1_000_000;
    private static final double K = 3 - 2 * Math.sqrt(2);

    private double quoted;
    private long quotes;
    private double crossed;
    private long crossings;
    private double highLow;
    private long pairs;
    private @Nullable Tick last;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double highBefore = Double.NaN;
    private double lowBefore = Double.NaN;
    private boolean bars;

    void on(Tick tick) {
        if (!tick.quote().isNone()) {
            quoted += (double) (tick.quote().askE8() - tick.quote().bidE8())
                    / (double) (tick.quote().askE8() + tick.quote().bidE8());
            quotes++;
        }
        Tick before = last;
        if (tick.move() == Move.CONTINUOUS) {
            bars = true;
        } else if (before != null && before.move() == Move.JUMP) {
            trade(before, tick);
        }
        bar(tick);
        last = tick;
    }

    private void trade(Tick before, Tick tick) {
        if (tick.aggressor() != before.aggressor()
                && tick.eventTimeMicros() - before.eventTimeMicros() <= SOON_MICROS) {
            int sign = switch (tick.aggressor()) {
                case BUYER -> 1;
                case SELLER -> -1;
            };
            crossed += sign * (double) (tick.priceE8() - before.priceE8()) / (2 * (double) before.priceE8());
            crossings++;
        }
    }

    // A bar's first tick is a jump, the others are lines.
    private void bar(Tick tick) {
        double price = (double) tick.priceE8();
        if (tick.move() == Move.JUMP) {
            pair();
            highBefore = high;
            lowBefore = low;
            high = price;
            low = price;
        } else {
            high = Math.max(high, price);
            low = Math.min(low, price);
        }
    }

    private void pair() {
        if (isPair()) {
            highLow += spreadOfPair();
            pairs++;
        }
    }

    private boolean isPair() {
        return bars && !Double.isNaN(highBefore);
    }

    private double spreadOfPair() {
        double beta = square(Math.log(highBefore / lowBefore)) + square(Math.log(high / low));
        double gamma = square(Math.log(Math.max(high, highBefore) / Math.min(low, lowBefore)));
        double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / K - Math.sqrt(gamma / K);
        return Math.max(0, Math.expm1(alpha) / (1 + Math.exp(alpha)));
    }

    private static double square(double value) {
        return value * value;
    }

    Mean byQuotes() {
        return new Mean(quoted / (double) quotes, quotes);
    }

    Mean byTrades() {
        return new Mean(crossed / (double) crossings, crossings);
    }

    /** With the last bar, which no other has closed. */
    Mean byBars() {
        long all = isPair() ? pairs + 1 : pairs;
        return new Mean((isPair() ? highLow + spreadOfPair() : highLow) / (double) all, all);
    }
}
