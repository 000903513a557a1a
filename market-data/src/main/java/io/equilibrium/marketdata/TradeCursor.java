package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Tick;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A symbol's trades as its files hold them. */
final class TradeCursor implements TickCursor {
    private final String symbol;
    private final Span span;
    private final Iterator<Source> sources;
    private @Nullable Rows<Tick> rows;
    private @Nullable Tick tick;

    TradeCursor(String symbol, Span span, List<Source> sources) {
        this.symbol = symbol;
        this.span = span;
        this.sources = sources.iterator();
    }

    @Override
    public boolean advance() {
        while (true) {
            if (rows == null) {
                if (!sources.hasNext()) {
                    return false;
                }
                rows = open(sources.next());
            }
            while (rows.advance()) {
                tick = rows.row();
                if (span.contains(tick.eventTimeMicros())) {
                    return true;
                }
            }
            close();
            rows = null;
        }
    }

    private Rows<Tick> open(Source source) {
        return FileRows.trades(source.file(), source.summary().format(), symbol);
    }

    @Override
    public Tick tick() {
        return Objects.requireNonNull(tick);
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
