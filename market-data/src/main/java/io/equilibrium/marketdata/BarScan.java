package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Bar;
import java.nio.file.Path;
import java.time.Duration;

/** Looks at the bars of one file: their order, their grid, what is missing, what is wanted. */
final class BarScan {
    private final Path file;
    private final Duration length;
    private final long lengthMicros;
    private final Span span;
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long duplicates;
    private long outOfOrder;
    private long selected;
    private long firstSelected = Long.MAX_VALUE;
    private long lastSelected = Long.MIN_VALUE;
    private MissingBars missing = MissingBars.NONE;

    BarScan(Path file, Duration length, Span span) {
        this.file = file;
        this.length = length;
        this.lengthMicros = length.toMillis() * 1_000;
        this.span = span;
    }

    /** Takes the next bar; one at or before an earlier bar is only counted. */
    void on(Bar bar, long line) {
        rows++;
        long time = bar.openTimeMicros();
        if (rows > 1 && Math.floorMod(time - first, lengthMicros) != 0) {
            throw new MarketDataException(
                    file, line, "bar of " + Span.instant(time) + " is off the " + Interval.format(length) + " grid");
        }
        if (time == last) {
            duplicates++;
        } else if (time < last) {
            outOfOrder++;
        } else {
            first = Math.min(first, time);
            last = time;
            select(time);
        }
    }

    private void select(long time) {
        if (!span.contains(time)) {
            return;
        }
        if (selected > 0) {
            missing = missing.and((time - lastSelected) / lengthMicros - 1, lastSelected + lengthMicros);
        }
        firstSelected = Math.min(firstSelected, time);
        lastSelected = time;
        selected++;
    }

    long rows() {
        return rows;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long duplicates() {
        return duplicates;
    }

    long outOfOrder() {
        return outOfOrder;
    }

    boolean isOrdered() {
        return duplicates == 0 && outOfOrder == 0;
    }

    MissingBars missing() {
        return missing;
    }

    Source.Selection selection() {
        return new Source.Selection(selected, firstSelected, lastSelected);
    }
}
