package io.equilibrium.marketdata;

import java.time.Instant;

/** Bars that are not there: how many, in how many stretches, the longest stretch in bars and where it begins. */
public record MissingBars(long count, long stretches, long longest, long longestFromMicros) {
    static final MissingBars NONE = new MissingBars(0, 0, 0, 0);

    /** And a stretch that begins at a time. */
    MissingBars and(long bars, long fromMicros) {
        if (bars == 0) {
            return this;
        }
        boolean longer = bars > longest;
        return new MissingBars(
                count + bars, stretches + 1, longer ? bars : longest, longer ? fromMicros : longestFromMicros);
    }

    MissingBars and(MissingBars later) {
        boolean longer = later.longest > longest;
        return new MissingBars(
                count + later.count,
                stretches + later.stretches,
                longer ? later.longest : longest,
                longer ? later.longestFromMicros : longestFromMicros);
    }

    public Instant longestFrom() {
        return Span.instant(longestFromMicros);
    }
}
