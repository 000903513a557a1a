package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values, with or without a header. */
final class CsvRows<T> implements Rows<T> {
    private static final int SIMPLE_FUNDING = 2;
    private static final int ARCHIVE_FUNDING = 3;

    private final Path file;
    private final LineReader lines;
    private final Function<Columns, T> shape;
    private final Columns columns = new Columns();
    private @Nullable T row;

    private CsvRows(Path file, LineReader lines, Function<Columns, T> shape) {
        this.file = file;
        this.lines = lines;
        this.shape = shape;
    }

    static CsvRows<Bar> bars(Path file, LineReader lines, Format format) {
        return new CsvRows<>(file, lines, columns -> bar(columns.refuseUnless(format.count())));
    }

    static CsvRows<Tick> trades(Path file, LineReader lines, Format format, String symbol) {
        int time = format.count() - 2;
        return new CsvRows<>(file, lines, columns -> tick(columns.refuseUnless(format.count()), symbol, time));
    }

    static CsvRows<Funding> fundings(Path file, LineReader lines, String symbol) {
        return new CsvRows<>(file, lines, columns -> funding(columns, symbol));
    }

    private static Bar bar(Columns columns) {
        return new Bar(
                columns.timeMicros(0, "open_time"),
                columns.e8(1, "open"),
                columns.e8(2, "high"),
                columns.e8(3, "low"),
                columns.e8(4, "close"),
                columns.roundedE8(5, "volume"));
    }

    private static Tick tick(Columns columns, String symbol, int timeColumn) {
        long time = columns.timeMicros(timeColumn, "time");
        return new Tick(
                symbol,
                columns.whole(0, "trade id"),
                columns.e8(1, "price"),
                columns.e8(2, "quantity"),
                columns.flag(timeColumn + 1, "is_buyer_maker") ? Aggressor.SELLER : Aggressor.BUYER,
                Move.JUMP,
                time,
                time);
    }

    /** The time comes first and the rate last. */
    private static Funding funding(Columns columns, String symbol) {
        int count = columns.count();
        if (count != SIMPLE_FUNDING && count != ARCHIVE_FUNDING) {
            throw new IllegalArgumentException("wrong columns: " + count + " instead of 2 or 3");
        }
        return new Funding(symbol, columns.signedE8(count - 1, "funding rate"), columns.timeMicros(0, "time"));
    }

    @Override
    public boolean advance() {
        if (!lines.advance() || (lines.number() == 1 && Format.isHeader(lines.line()) && !lines.advance())) {
            refuseIfCut();
            return false;
        }
        if (lines.isCut() && !lines.isTerminated()) {
            refuseIfCut();
        }
        columns.split(lines.line());
        try {
            row = shape.apply(columns);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new MarketDataException(file, lines.number(), String.valueOf(wrong.getMessage()));
        }
        return true;
    }

    private void refuseIfCut() {
        if (lines.isCut()) {
            throw new MarketDataException(file, lines.number(), lines.cutText() + " here");
        }
    }

    @Override
    public T row() {
        return Objects.requireNonNull(row);
    }

    @Override
    public long line() {
        return lines.number();
    }

    @Override
    public long ignored() {
        return 0;
    }

    @Override
    public boolean isCut() {
        return lines.isCut();
    }

    @Override
    public String contentHash() {
        return lines.contentHash();
    }

    @Override
    public void close() {
        lines.close();
    }
}
