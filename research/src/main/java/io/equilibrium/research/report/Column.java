package io.equilibrium.research.report;

import java.util.Locale;

/** A column of a table: its name in files, its head on the page, and what its numbers are. */
record Column(String name, String head, Kind kind) {
    enum Kind {
        TEXT {
            @Override
            String text(double value) {
                return String.valueOf(value);
            }
        },
        COUNT {
            @Override
            String text(double value) {
                return String.format(Locale.ROOT, "%,.0f", value);
            }
        },
        /** A share of 1. */
        SHARE {
            @Override
            String text(double value) {
                return String.format(Locale.ROOT, "%.1f %%", 100 * value);
            }
        },
        /** A share of 1 with its sign. */
        SIGNED_SHARE {
            @Override
            String text(double value) {
                return String.format(Locale.ROOT, "%+.1f %%", 100 * value);
            }
        },
        P {
            @Override
            String text(double value) {
                return String.format(Locale.ROOT, "%.3f", value);
            }
        },
        HASH {
            @Override
            String text(double value) {
                return String.valueOf(value);
            }
        },
        /** Of any size: four digits that say something. */
        FIGURE {
            @Override
            String text(double value) {
                double size = Math.abs(value);
                return String.format(Locale.ROOT, size >= 1_000 ? "%,.0f" : size >= 1 ? "%.2f" : "%.4f", value);
            }
        },
        NUMBER {
            @Override
            String text(double value) {
                return String.format(Locale.ROOT, "%,.2f", value);
            }
        },
        /** Of ten thousand, with its sign. */
        BASIS_POINTS {
            @Override
            String text(double value) {
                return String.format(Locale.ROOT, "%+.2f", value);
            }
        };

        /** As people read it. */
        abstract String text(double value);
    }

    static Column text(String name, String head) {
        return new Column(name, head, Kind.TEXT);
    }
}
