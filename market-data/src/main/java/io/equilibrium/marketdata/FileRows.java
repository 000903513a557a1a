package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.Tick;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Opens the rows of a file, whatever its format; digested ones take longer and tell of the file's bytes as they are read. */
final class FileRows {
    private FileRows() {}

    static Rows<Bar> bars(Path file, Format format) {
        return format.isParquet()
                ? ParquetRows.bars(file, bytes -> {})
                : CsvRows.bars(file, LineReader.open(file), format);
    }

    static Rows<Bar> digestedBars(Path file, Format format, LongConsumer bytesRead) {
        return format.isParquet()
                ? ParquetRows.bars(file, bytesRead)
                : CsvRows.bars(file, LineReader.digesting(file, bytesRead), format);
    }

    /** A recording names its symbol itself, other trades must be told it. */
    static Rows<Tick> trades(Path file, Format format, @Nullable String symbol) {
        return format.isParquet()
                ? ParquetRows.trades(file, told(file, symbol), bytes -> {})
                : trades(file, LineReader.open(file), format, symbol);
    }

    static Rows<Tick> digestedTrades(Path file, Format format, @Nullable String symbol, LongConsumer bytesRead) {
        return format.isParquet()
                ? ParquetRows.trades(file, told(file, symbol), bytesRead)
                : trades(file, LineReader.digesting(file, bytesRead), format, symbol);
    }

    private static Rows<Tick> trades(Path file, LineReader lines, Format format, @Nullable String symbol) {
        return format == Format.RECORDING
                ? new RecordingRows(file, lines, symbol)
                : CsvRows.trades(file, lines, format, told(file, symbol));
    }

    private static String told(Path file, @Nullable String symbol) {
        if (symbol == null) {
            throw new MarketDataException(file, "the name does not say the symbol (give --symbol)");
        }
        return symbol;
    }
}
