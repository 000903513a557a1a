package io.equilibrium.research.report;

import io.equilibrium.research.report.Column.Kind;
import java.util.Locale;

/** What stands in a table. */
sealed interface Cell {
    Cell NOTHING = new Text("");

    /** As people read it, in a column of a kind. */
    String shown(Kind kind);

    record Text(String text) implements Cell {
        @Override
        public String shown(Kind kind) {
            return text;
        }
    }

    record Numeric(double value) implements Cell {
        @Override
        public String shown(Kind kind) {
            return Double.isFinite(value) ? kind.text(value) : "-";
        }
    }

    /** A statistic that this data is too little for. */
    record NotEnough(long has, long needs) implements Cell {
        @Override
        public String shown(Kind kind) {
            return String.format(Locale.ROOT, "not enough data (%,d of %,d)", has, needs);
        }
    }

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell of(double value) {
        return new Numeric(value);
    }

    static Cell of(long count) {
        return new Numeric((double) count);
    }

    /** The value, if there is so much data. */
    static Cell of(double value, long has, long needs) {
        return has < needs ? new NotEnough(has, needs) : new Numeric(value);
    }
}
