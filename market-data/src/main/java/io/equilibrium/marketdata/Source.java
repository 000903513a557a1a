package io.equilibrium.marketdata;

import java.nio.file.Path;

/** A file that was read whole: where, what was found, which of its rows are wanted, and whether they must be sorted. */
record Source(FileSummary summary, Selection selection, boolean sorted) {
    /** Rows within the asked span, and the times of the first and the last of them. */
    record Selection(long rows, long firstMicros, long lastMicros) {
        static final Selection NONE = new Selection(0, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    Path file() {
        return summary.file();
    }
}
