package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Tick;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a file of trades whole and tells what it holds; duplicates and late times are counted, never dropped. */
final class TradeFile {
    private final Path file;
    private final Format format;
    private final Span span;
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long tradeId = Long.MIN_VALUE;
    private long duplicates;
    private long late;
    private long selected;
    private long firstSelected = Long.MAX_VALUE;
    private long lastSelected = Long.MIN_VALUE;

    private TradeFile(Path file, Format format, ReadOptions options) {
        this.file = file;
        this.format = format;
        this.span = Span.of(options);
    }

    static Source scan(Path file, Format format, ReadOptions options, @Nullable String symbol, LongConsumer bytesRead) {
        return new TradeFile(file, format, options).scan(symbol, bytesRead);
    }

    private Source scan(@Nullable String symbol, LongConsumer bytesRead) {
        try (Rows<Tick> trades = FileRows.digestedTrades(file, format, symbol, bytesRead)) {
            while (trades.advance()) {
                on(trades.row());
            }
            if (rows == 0) {
                String whose = symbol == null ? "" : " of " + symbol;
                throw new MarketDataException(file, "file has no trades" + whose);
            }
            return source(trades, trades.contentHash());
        }
    }

    private void on(Tick trade) {
        rows++;
        long time = trade.eventTimeMicros();
        if (trade.tradeId() <= tradeId) {
            duplicates++;
        } else {
            late += time < last ? 1 : 0;
            tradeId = trade.tradeId();
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        if (span.contains(time)) {
            selected++;
            firstSelected = Math.min(firstSelected, time);
            lastSelected = Math.max(lastSelected, time);
        }
    }

    private Source source(Rows<Tick> trades, String hash) {
        FileSummary summary = new FileSummary(
                file,
                trades.row().symbol(),
                format,
                Optional.empty(),
                false,
                rows,
                first,
                last,
                selected,
                MissingBars.NONE,
                new FileSummary.Disorder(duplicates, 0, late),
                trades.ignored(),
                trades.unsoundQuotes(),
                trades.isCut(),
                hash);
        return new Source(summary, new Source.Selection(selected, firstSelected, lastSelected), false);
    }
}
