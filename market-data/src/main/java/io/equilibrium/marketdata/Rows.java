package io.equilibrium.marketdata;

/** The rows of one file, in file order; what cannot be read is a {@link MarketDataException}. */
interface Rows<T> extends AutoCloseable {
    boolean advance();

    T row();

    /** The row's line, from 1. */
    long line();

    /** Lines that are no row of this market. */
    default long ignored() {
        return 0;
    }

    /** Quotes that stood before a row and were empty or crossed, so that it has none. */
    default long unsoundQuotes() {
        return 0;
    }

    /** Whether the file ended before its end. */
    default boolean isCut() {
        return false;
    }

    /** The SHA-256 of what was read so far, in hexadecimal digits; of rows that were opened to be digested. */
    String contentHash();

    @Override
    void close();
}
