package io.equilibrium.marketdata;

import java.nio.file.Path;
import java.util.StringJoiner;

/** What the rows of a file are; told by its content. */
public enum Format {
    SIX_COLUMN_BARS("bars of six columns", "open_time,open,high,low,close,volume", 6),
    ARCHIVE_BARS("bars of the venue's archive", "open_time,open,high,low,close,volume", 12),
    SIMPLE_TRADES("trades of five columns", "trade_id,price,quantity,event_time,is_buyer_maker", 5),
    ARCHIVE_AGGREGATE_TRADES(
            "aggregate trades of the venue's archive",
            "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
            7),
    RECORDING("recorded stream frames", "", 0),
    CATALOGUE_BARS("bars of the catalogue", "", 0),
    CATALOGUE_TRADES("trades of the catalogue", "", 0);

    private final String title;
    private final String columns;
    private final int count;

    Format(String title, String columns, int count) {
        this.title = title;
        this.columns = columns;
        this.count = count;
    }

    public String title() {
        return title;
    }

    public boolean isBars() {
        return this == SIX_COLUMN_BARS || this == ARCHIVE_BARS || this == CATALOGUE_BARS;
    }

    boolean isParquet() {
        return this == CATALOGUE_BARS || this == CATALOGUE_TRADES;
    }

    /** How many columns a line has; 0 where there are none. */
    int count() {
        return count;
    }

    static Format of(Path file) {
        return CatalogueTable.isParquet(file) ? of(file, CatalogueTable.of(file)) : ofLines(file);
    }

    private static Format of(Path file, CatalogueTable table) {
        return switch (table) {
            case BARS -> CATALOGUE_BARS;
            case TRADES -> CATALOGUE_TRADES;
            case FUNDING -> throw new MarketDataException(file, "is funding, which goes with --funding");
        };
    }

    private static Format ofLines(Path file) {
        try (LineReader lines = LineReader.open(file)) {
            if (!lines.advance()) {
                throw new MarketDataException(file, lines.isCut() ? lines.cutText() : "file is empty");
            }
            return of(file, lines.number(), lines.line());
        }
    }

    private static Format of(Path file, long number, Line line) {
        if (isFrame(line)) {
            return RECORDING;
        }
        Columns columns = new Columns();
        columns.split(line);
        for (Format format : values()) {
            if (format.count == columns.count() && (!isHeader(line) || format.names(columns))) {
                return format;
            }
        }
        throw new MarketDataException(
                file, number, "wrong columns: neither bars (6 or 12), nor trades (5 or 7), nor recorded frames");
    }

    /** A time, a space and an object. */
    private static boolean isFrame(Line line) {
        int i = 0;
        while (i < line.length() && Character.isDigit(line.charAt(i))) {
            i++;
        }
        return i > 0 && i + 1 < line.length() && line.charAt(i) == ' ' && line.charAt(i + 1) == '{';
    }

    static boolean isHeader(Line line) {
        return Character.isLetter(line.charAt(0));
    }

    /** Whether a header names the columns that are read, in their order. */
    private boolean names(Columns row) {
        StringJoiner named = new StringJoiner(",");
        long used = columns.chars().filter(c -> c == ',').count() + 1;
        for (int i = 0; i < used; i++) {
            named.add(row.text(i).replaceFirst("_ms$", ""));
        }
        return named.toString().equals(columns);
    }
}
