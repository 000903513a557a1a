package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values, with or without a header. */
final class CsvRows<T> implements Rows<T> {
    private final Path file;
    private final LineReader lines;
    private final int count;
    private final Function<Columns, T> shape;
    private final Columns columns = new Columns();
    private @Nullable T row;

    private CsvRows(Path file, LineReader lines, Format format, Function<Columns, T> shape) {
        this.file = file;
        this.lines = lines;
        this.count = format.count();
        this.shape = shape;
    }

    static CsvRows<Bar> bars(Path file, LineReader lines, Format format) {
        return new CsvRows<>(file, lines, format, CsvRows::bar);
    }

    static CsvRows<Tick> trades(Path file, LineReader lines, Format format, String symbol) {
        int time = format.count() - 2;
        return new CsvRows<>(file, lines, format, columns -> tick(columns, symbol, time));
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
            if (columns.count() != count) {
                throw new IllegalArgumentException("wrong columns: " + columns.count() + " instead of " + count);
            }
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
    public void close() {
        lines.close();
    }
}
