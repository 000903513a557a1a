package io.equilibrium.research.study;

import io.equilibrium.domain.market.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The study's rule as its description has it, in decimals, each bar looking its row up by the clock. */
final class NaiveStudyRule {
    /** The bar of a step, its direction, the level and size that it left. */
    record Made(int bar, int direction, BigDecimal level, BigDecimal size) {}

    private static final long ROW = 7_200_000_000L;

    private final List<Bar> bars;
    private final boolean lookahead;

    NaiveStudyRule(List<Bar> bars, boolean lookahead) {
        this.bars = bars;
        this.lookahead = lookahead;
    }

    /** ATR and close of each two-hour row, by the time from which on it may be joined. */
    private NavigableMap<Long, double[]> rows() {
        TreeMap<Long, List<Bar>> grouped = new TreeMap<>();
        bars.forEach(bar -> grouped.computeIfAbsent(bar.openTimeMicros() / ROW * ROW, any -> new ArrayList<>())
                .add(bar));
        List<Double> ranges = new ArrayList<>();
        TreeMap<Long, double[]> rows = new TreeMap<>();
        double before = Double.NaN;
        for (Map.Entry<Long, List<Bar>> row : grouped.entrySet()) {
            double high = row.getValue().stream().mapToDouble(Bar::highE8).max().orElseThrow();
            double low = row.getValue().stream().mapToDouble(Bar::lowE8).min().orElseThrow();
            if (!Double.isNaN(before)) {
                ranges.add(Math.max(high - low, Math.max(Math.abs(high - before), Math.abs(low - before))));
            }
            before = row.getValue().getLast().closeE8();
            double atr = ranges.size() < 14
                    ? Double.NaN
                    : ranges.subList(ranges.size() - 14, ranges.size()).stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow();
            rows.put(row.getKey() + (lookahead ? 0 : ROW), new double[] {atr, before});
        }
        return rows;
    }

    List<Made> steps() {
        NavigableMap<Long, double[]> rows = rows();
        List<Made> made = new ArrayList<>();
        double smooth = Double.NaN;
        BigDecimal level = null;
        BigDecimal size = null;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            Map.Entry<Long, double[]> row = rows.floorEntry(bar.openTimeMicros());
            if (row == null || Double.isNaN(row.getValue()[0])) {
                continue;
            }
            double index = row.getValue()[0] / row.getValue()[1] * (bar.closeE8() / 1e8);
            double magnitude = Math.pow(10, Math.floor(Math.log10(index)));
            double residual = index / magnitude;
            smooth = Double.isNaN(smooth) ? residual : smooth + (residual - smooth) / 10;
            double base = smooth < 1.5 ? 1 : residual < 3.5 ? 2 : residual < 7.5 ? 5 : 10;
            BigDecimal next = nearest(base * magnitude * 0.5);
            if (level == null) {
                level = multiple(decimal(bar.closeE8()), next);
                size = next;
                continue;
            }
            BigDecimal up = level.add(size);
            BigDecimal down = level.subtract(size);
            BigDecimal crossed = decimal(bar.highE8()).compareTo(up) >= 0
                    ? up
                    : decimal(bar.lowE8()).compareTo(down) <= 0 ? down : null;
            if (crossed != null) {
                BigDecimal moved = multiple(crossed, next);
                size = next;
                if (moved.compareTo(level) != 0) {
                    made.add(new Made(i, moved.compareTo(level), moved, size));
                }
                level = moved;
            }
        }
        return made;
    }

    private static BigDecimal decimal(long e8) {
        return BigDecimal.valueOf(e8, 8);
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal unit) {
        return value.divide(unit, 0, RoundingMode.HALF_EVEN).multiply(unit);
    }

    private static BigDecimal nearest(double wanted) {
        BigDecimal best = null;
        for (int ten = -5; ten <= 3; ten++) {
            for (String digits : List.of("1", "2.5", "5")) {
                BigDecimal rung = new BigDecimal(digits).scaleByPowerOfTen(ten);
                if (best == null || Math.abs(rung.doubleValue() - wanted) < Math.abs(best.doubleValue() - wanted)) {
                    best = rung;
                }
            }
        }
        return best;
    }
}
