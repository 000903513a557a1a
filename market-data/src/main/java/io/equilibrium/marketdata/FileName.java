package io.equilibrium.marketdata;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file's name says: {@code um-BTCUSDT-15m.csv.gz}, {@code BTCUSDT-aggTrades-2024-01.zip}, {@code usdm-btcusdt_20240808.gz}. */
record FileName(Optional<String> symbol, Optional<Duration> interval) {
    private static final Set<String> NOT_A_SYMBOL = Set.of(
            "um",
            "cm",
            "usdm",
            "coinm",
            "spot",
            "futures",
            "binance",
            "csv",
            "gz",
            "zip",
            "parquet",
            "txt",
            "json",
            "jsonl",
            "log",
            "aggtrades",
            "aggtrade",
            "trades",
            "trade",
            "ticks",
            "tick",
            "klines",
            "kline",
            "bars",
            "bar",
            "ohlc",
            "ohlcv",
            "candles",
            "recorded",
            "recording",
            "synthetic",
            "golden",
            "real",
            "data",
            "history");
    private static final Pattern SEPARATORS = Pattern.compile("[-_. ]+");
    private static final Pattern PAIR =
            Pattern.compile("[A-Z0-9]{1,15}(USDT|USDC|BUSD|FDUSD|TUSD|USD|BTC|ETH|BNB|EUR|TRY)");
    private static final Pattern PLAIN = Pattern.compile("[A-Z][A-Z0-9]{2,19}");

    static FileName of(Path file) {
        List<String> words = new ArrayList<>();
        Optional<Duration> interval = Optional.empty();
        for (String word :
                SEPARATORS.splitAsStream(file.getFileName().toString()).toList()) {
            Optional<Duration> length = Interval.find(word);
            if (length.isPresent()) {
                interval = length;
            } else if (!NOT_A_SYMBOL.contains(word.toLowerCase(Locale.ROOT))) {
                words.add(word);
            }
        }
        return new FileName(symbol(words), interval);
    }

    /** A pair of assets in either case; else the one word that is written in capitals. */
    private static Optional<String> symbol(List<String> words) {
        List<String> pairs = words.stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .filter(word -> PAIR.matcher(word).matches())
                .toList();
        List<String> found = pairs.isEmpty()
                ? words.stream().filter(word -> PLAIN.matcher(word).matches()).toList()
                : pairs;
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
