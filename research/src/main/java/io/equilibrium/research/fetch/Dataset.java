package io.equilibrium.research.fetch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;

/** One kind of data of one symbol, and the names it has in the archive and in the catalogue; only klines have an interval. */
record Dataset(ArchiveKind kind, String symbol, String interval) {
    private static final String MARKET = "futures/um/";
    private static final String ZIP = ".zip";

    /** As in {@code BTCUSDT klines 15m}. */
    String title() {
        return symbol + " " + kind.word() + (hasInterval() ? " " + interval : "");
    }

    private boolean hasInterval() {
        return kind == ArchiveKind.KLINES;
    }

    /** As in {@code futures/um/monthly/klines/BTCUSDT/15m/BTCUSDT-15m-2024-01.zip}. */
    String path(YearMonth month) {
        return MARKET + "monthly/" + folder() + "/" + name() + "-" + month + ZIP;
    }

    /** As in {@code futures/um/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-01-05.zip}. */
    String path(LocalDate day) {
        return MARKET + "daily/" + folder() + "/" + name() + "-" + day + ZIP;
    }

    /** As in {@code klines/BTCUSDT/15m}. */
    String folder() {
        return kind.word() + "/" + symbol + (hasInterval() ? "/" + interval : "");
    }

    private String name() {
        return symbol + "-" + (hasInterval() ? interval : kind.word());
    }

    /** The month's file in a catalogue. */
    Path file(Path catalogue, YearMonth month) {
        return catalogue.resolve(folder()).resolve(name() + "-" + month + ".parquet");
    }
}
