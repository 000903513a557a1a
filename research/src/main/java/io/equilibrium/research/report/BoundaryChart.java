package io.equilibrium.research.report;

import io.equilibrium.research.surrogate.Draw;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;

/**
 * The window boundary plot: the largest and smallest share of continuations of any window, by its size, beside those of the
 * same bits in a random order.
 */
final class BoundaryChart {
    private static final int[] SIZES = {5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 360, 500};
    private static final int ORDERS = 40;

    private BoundaryChart() {}

    static Chart of(String symbol, SymbolView view, long seed) {
        int count = view.bitCount();
        int sizes = 0;
        while (sizes < SIZES.length && SIZES[sizes] * 4 <= count) {
            sizes++;
        }
        double[][] observed = extremes(view.bits(), count, sizes);
        double[][] least = {fill(sizes, 1), fill(sizes, 1)};
        double[][] most = {fill(sizes, 0), fill(sizes, 0)};
        for (int order = 0; order < ORDERS; order++) {
            double[][] one = extremes(shuffled(view.bits(), count, new Draw(seed, order).random(symbol)), count, sizes);
            for (int side = 0; side < 2; side++) {
                for (int i = 0; i < sizes; i++) {
                    least[side][i] = Math.min(least[side][i], one[side][i]);
                    most[side][i] = Math.max(most[side][i], one[side][i]);
                }
            }
        }
        ArrayNode names = Chart.array();
        for (int i = 0; i < sizes; i++) {
            names.add(String.valueOf(SIZES[i]));
        }
        return new Chart(
                "boundary-" + symbol.toLowerCase(Locale.ROOT),
                symbol + ": window boundary",
                String.format(
                        Locale.ROOT,
                        "Largest and smallest share of continuations of any window, by its size, of %,d bits; dashed, the range of"
                                + " the same over %d random orders of these bits.",
                        count,
                        ORDERS),
                260,
                Chart.option(
                        """
                        {"tooltip": {"trigger": "axis"}, "legend": {"top": 0},
                         "grid": {"left": 80, "right": 30, "top": 40, "bottom": 45},
                         "xAxis": {"type": "category", "data": %s, "name": "bits", "nameLocation": "middle", "nameGap": 26},
                         "yAxis": {"type": "value", "min": 0, "max": 1, "axisLabel": {"formatter": "percent"}},
                         "series": [
                          {"name": "largest", "type": "line", "data": %s, "itemStyle": {"color": "#1f4e79"}},
                          {"name": "smallest", "type": "line", "data": %s, "itemStyle": {"color": "#c8553d"}},
                          {"name": "random order", "type": "line", "showSymbol": false, "data": %s,
                           "lineStyle": {"type": "dashed", "width": 1}, "itemStyle": {"color": "#8a8570"}},
                          {"name": "random order", "type": "line", "showSymbol": false, "data": %s,
                           "lineStyle": {"type": "dashed", "width": 1}, "itemStyle": {"color": "#8a8570"}},
                          {"name": "random order", "type": "line", "showSymbol": false, "data": %s,
                           "lineStyle": {"type": "dashed", "width": 1}, "itemStyle": {"color": "#8a8570"}},
                          {"name": "random order", "type": "line", "showSymbol": false, "data": %s,
                           "lineStyle": {"type": "dashed", "width": 1}, "itemStyle": {"color": "#8a8570"}}]}
                        """,
                        names,
                        Chart.array(observed[0]),
                        Chart.array(observed[1]),
                        Chart.array(least[0]),
                        Chart.array(most[0]),
                        Chart.array(least[1]),
                        Chart.array(most[1])));
    }

    private static double[] fill(int length, double value) {
        double[] filled = new double[length];
        Arrays.fill(filled, value);
        return filled;
    }

    /** The largest shares, then the smallest, by size. */
    static double[][] extremes(BitSet bits, int count, int sizes) {
        double[][] extremes = {fill(sizes, 0), fill(sizes, 1)};
        for (int i = 0; i < sizes; i++) {
            int size = SIZES[i];
            int set = 0;
            for (int end = 0; end < count; end++) {
                set += bits.get(end) ? 1 : 0;
                set -= end >= size && bits.get(end - size) ? 1 : 0;
                if (end >= size - 1) {
                    extremes[0][i] = Math.max(extremes[0][i], set / (double) size);
                    extremes[1][i] = Math.min(extremes[1][i], set / (double) size);
                }
            }
        }
        return extremes;
    }

    private static BitSet shuffled(BitSet bits, int count, RandomGenerator random) {
        BitSet shuffled = (BitSet) bits.clone();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            boolean swapped = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, swapped);
        }
        return shuffled;
    }
}
