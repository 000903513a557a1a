package io.equilibrium.marketdata;

import java.nio.file.Path;

/** What is wrong with a file, as one line: {@code FILE:LINE: rule}, or {@code FILE: rule} where no line is to blame. */
public final class MarketDataException extends RuntimeException {
    /** Of the rules that concern a whole file. */
    public static final long NO_LINE = 0;

    private final transient Path file;
    private final long line;
    private final String rule;

    public MarketDataException(Path file, long line, String rule) {
        super(file + (line == NO_LINE ? "" : ":" + line) + ": " + rule);
        this.file = file;
        this.line = line;
        this.rule = rule;
    }

    public MarketDataException(Path file, String rule) {
        this(file, NO_LINE, rule);
    }

    public Path file() {
        return file;
    }

    /** From 1. */
    public long line() {
        return line;
    }

    public String rule() {
        return rule;
    }
}
