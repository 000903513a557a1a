package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Tick;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ticks that a symbol's bars stand for, numbered through all its files. */
final class BarCursor implements TickCursor {
    private final BarTicks ticks;
    private final Span span;
    private final Iterator<Source> sources;
    private @Nullable Rows<Bar> rows;
    private @Nullable Bar bar;
    private @Nullable Tick tick;
    private int next;

    BarCursor(String symbol, Duration length, BarPath path, Span span, List<Source> sources) {
        this.ticks = new BarTicks(symbol, length, path);
        this.span = span;
        this.sources = sources.iterator();
    }

    @Override
    public boolean advance() {
        if (bar == null || next == ticks.ticksPerBar()) {
            bar = nextBar();
            next = 0;
        }
        if (bar == null) {
            return false;
        }
        tick = ticks.tick(bar, next++);
        return true;
    }

    private @Nullable Bar nextBar() {
        while (true) {
            if (rows == null) {
                if (!sources.hasNext()) {
                    return null;
                }
                rows = open(sources.next());
            }
            while (rows.advance()) {
                if (span.contains(rows.row().openTimeMicros())) {
                    return rows.row();
                }
            }
            close();
            rows = null;
        }
    }

    private static Rows<Bar> open(Source source) {
        Format format = source.summary().format();
        return source.sorted()
                ? new HeldRows<>(SortedBars.of(source.file(), format).bars())
                : FileRows.bars(source.file(), format);
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
