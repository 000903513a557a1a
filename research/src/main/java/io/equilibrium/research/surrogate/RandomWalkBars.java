package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Bar;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Bars of a driftless Brownian motion of the log price, whose variance in a bar is the mean of Parkinson's (1980) over the
 * bars of the same ATR bar. Each bar is four stretches with the extremes of their Brownian bridges; a gap before a bar keeps
 * its size and takes a sign by chance.
 */
public final class RandomWalkBars implements BarSurrogate {
    private static final int STRETCHES = 4;

    private final String symbol;
    private final List<Bar> bars;
    /** Standard deviation of a stretch's log move, by bar. */
    private final double[] deviation;

    private final double[] gap;

    public RandomWalkBars(BarHistory history, Duration atrBar) {
        this.symbol = history.symbol();
        this.bars = history.bars();
        this.deviation = deviations(bars, atrBar.toMillis() * 1_000);
        this.gap = new double[bars.size()];
        for (int i = 1; i < gap.length; i++) {
            gap[i] = StrictMath.log(
                    (double) bars.get(i).openE8() / bars.get(i - 1).closeE8());
        }
    }

    private static double[] deviations(List<Bar> bars, long atrMicros) {
        double[] deviations = new double[bars.size()];
        int from = 0;
        while (from < deviations.length) {
            long bucket = Math.floorDiv(bars.get(from).openTimeMicros(), atrMicros);
            double sum = 0;
            int to = from;
            while (to < deviations.length && Math.floorDiv(bars.get(to).openTimeMicros(), atrMicros) == bucket) {
                double range = StrictMath.log(
                        (double) bars.get(to).highE8() / bars.get(to).lowE8());
                sum += range * range / (4 * StrictMath.log(2));
                to++;
            }
            double variance = sum / (to - from) / STRETCHES;
            for (int i = from; i < to; i++) {
                deviations[i] = Math.sqrt(variance);
            }
            from = to;
        }
        return deviations;
    }

    @Override
    public void tell(Draw draw, BarListener listener) {
        RandomGenerator random = draw.random(symbol);
        double log =
                bars.isEmpty() ? 0 : StrictMath.log((double) bars.getFirst().openE8());
        for (int i = 0; i < deviation.length; i++) {
            log += random.nextBoolean() ? gap[i] : -gap[i];
            double open = log;
            double high = log;
            double low = log;
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                double to = log + deviation[i] * random.nextGaussian();
                high = Math.max(high, extreme(log, to, deviation[i], random, 1));
                low = Math.min(low, extreme(log, to, deviation[i], random, -1));
                log = to;
            }
            listener.on(Prices.bar(
                    bars.get(i), StrictMath.exp(open), StrictMath.exp(high), StrictMath.exp(low), StrictMath.exp(log)));
        }
        listener.end();
    }

    /** The highest (1) or lowest (-1) value of a Brownian bridge: the inverse of P(max ≤ m) = 1 - exp(-2 (m - a)(m - b) / s²). */
    private static double extreme(double from, double to, double deviation, RandomGenerator random, int side) {
        double tail = -2 * deviation * deviation * StrictMath.log(1 - random.nextDouble());
        return (from + to + side * Math.sqrt((to - from) * (to - from) + tail)) / 2;
    }
}
