package io.equilibrium.marketdata;

import java.util.List;

/** Rows held in memory, as after a repair. */
final class HeldRows<T> implements Rows<T> {
    private final List<T> rows;
    private int at = -1;

    HeldRows(List<T> rows) {
        this.rows = rows;
    }

    @Override
    public boolean advance() {
        return ++at < rows.size();
    }

    @Override
    public T row() {
        return rows.get(at);
    }

    @Override
    public long line() {
        return MarketDataException.NO_LINE;
    }

    @Override
    public String contentHash() {
        throw new UnsupportedOperationException("held rows are those of a file that was read before");
    }

    @Override
    public void close() {}
}
