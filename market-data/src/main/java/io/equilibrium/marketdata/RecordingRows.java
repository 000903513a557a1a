package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.E8;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trades among recorded stream frames, each with the best prices that stood before it and what was known beyond them: a receive time in nanoseconds, a
 * space, the frame. A recording speaks of one
 * symbol and one kind of trade (the first seen, unless the symbol is given); everything else is ignored and counted. A
 * recording that was cut off ends with its last whole line.
 */
final class RecordingRows implements Rows<Tick> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] EVENT = "\"e\"".getBytes(StandardCharsets.US_ASCII);

    private enum Kind {
        TRADE("trade", "t"),
        AGGREGATE("aggTrade", "a"),
        BEST_PRICES("bookTicker", "u"),
        DEPTH("depthUpdate", "u");

        private final String event;
        private final String id;

        Kind(String event, String id) {
            this.event = event;
            this.id = id;
        }
    }

    private final Path file;
    private final LineReader lines;
    private @Nullable String symbol;
    private @Nullable Kind kind;
    private @Nullable Tick row;
    private final RecordedQuotes quotes = new RecordedQuotes();
    private final RecordedDepth depth = new RecordedDepth();
    private long ignored;

    RecordingRows(Path file, LineReader lines, @Nullable String symbol) {
        this.file = file;
        this.lines = lines;
        this.symbol = symbol;
    }

    @Override
    public boolean advance() {
        while (lines.advance()) {
            if (!lines.isTerminated() && isPartial()) {
                return false;
            }
            if (takes()) {
                return true;
            }
            ignored++;
        }
        return false;
    }

    private boolean isPartial() {
        Line line = lines.line();
        return lines.isCut() || line.charAt(line.length() - 1) != '}';
    }

    private boolean takes() {
        try {
            int space = space(lines.line());
            Kind event = kind(lines.line());
            return switch (event) {
                case TRADE, AGGREGATE -> takes(event, space);
                case BEST_PRICES -> {
                    quotes.on(lines.line(), space + 1);
                    yield false;
                }
                case DEPTH -> {
                    depth.on(lines.line(), space + 1);
                    yield false;
                }
                case null -> false;
            };
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new MarketDataException(file, lines.number(), String.valueOf(wrong.getMessage()));
        } catch (JacksonException unreadable) {
            throw new MarketDataException(
                    file, lines.number(), "frame cannot be read: " + unreadable.getOriginalMessage());
        }
    }

    private static int space(Line line) {
        int i = 0;
        while (i < line.length() && Character.isDigit(line.charAt(i))) {
            i++;
        }
        if (i == 0 || i > 19 || i + 1 >= line.length() || line.charAt(i) != ' ' || line.charAt(i + 1) != '{') {
            throw new IllegalArgumentException("no frame: a time in nanoseconds, a space and an object belong here");
        }
        return i;
    }

    /** The kind of trade a line tells of, found without reading the whole frame. */
    private static @Nullable Kind kind(Line line) {
        int limit = line.length() - EVENT.length;
        for (int i = 0; i < limit; i++) {
            if (line.charAt(i) == EVENT[0] && line.charAt(i + 1) == EVENT[1] && line.charAt(i + 2) == EVENT[2]) {
                return kindAt(line, i + EVENT.length);
            }
        }
        return null;
    }

    private static @Nullable Kind kindAt(Line line, int from) {
        int i = from;
        while (i < line.length() && (line.charAt(i) == ':' || line.charAt(i) == ' ')) {
            i++;
        }
        for (Kind kind : Kind.values()) {
            String quoted = '"' + kind.event + '"';
            if (i + quoted.length() <= line.length()
                    && line.subSequence(i, i + quoted.length()).equals(quoted)) {
                return kind;
            }
        }
        return null;
    }

    private boolean takes(Kind event, int space) {
        Line line = lines.line();
        JsonNode frame = JSON.readTree(line.bytes(), line.start() + space + 1, line.length() - space - 1);
        JsonNode trade = frame.has("data") ? frame.get("data") : frame;
        if (event == Kind.TRADE && !"MARKET".equals(trade.path("X").asString(""))) {
            return false;
        }
        String tradeSymbol = text(trade, "s");
        if (symbol == null) {
            symbol = tradeSymbol;
        }
        if (kind == null && symbol.equals(tradeSymbol)) {
            kind = event;
        }
        if (kind != event || !symbol.equals(tradeSymbol)) {
            return false;
        }
        row = tick(event, trade, Long.parseLong(line.subSequence(0, space)) / 1_000);
        return true;
    }

    private Tick tick(Kind kind, JsonNode trade, long receiveTimeMicros) {
        JsonNode maker = field(trade, "m");
        if (!maker.isBoolean()) {
            throw new IllegalArgumentException("m: " + maker + " is neither true nor false");
        }
        String tradeSymbol = text(trade, "s");
        long timeMicros = Columns.micros(whole(trade, "T"), "T");
        return new Tick(
                tradeSymbol,
                whole(trade, kind.id),
                e8(trade, "p"),
                e8(trade, "q"),
                maker.booleanValue() ? Aggressor.SELLER : Aggressor.BUYER,
                Move.JUMP,
                timeMicros,
                receiveTimeMicros,
                quote(tradeSymbol, timeMicros));
    }

    private Quote quote(String ofSymbol, long timeMicros) {
        Quote best = quotes.at(ofSymbol, timeMicros);
        Depth beyond = depth.beyond(best, ofSymbol, timeMicros);
        return beyond.equals(Depth.NONE)
                ? best
                : new Quote(best.bidE8(), best.bidQuantityE8(), best.askE8(), best.askQuantityE8(), beyond);
    }

    private static JsonNode field(JsonNode trade, String name) {
        JsonNode value = trade.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the trade has no " + name);
        }
        return value;
    }

    private static String text(JsonNode trade, String name) {
        JsonNode value = field(trade, name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + ": " + value + " is not a text");
        }
        return value.stringValue();
    }

    private static long whole(JsonNode trade, String name) {
        JsonNode value = field(trade, name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new IllegalArgumentException(name + ": " + value + " is not a whole number at or above 0");
        }
        return value.longValue();
    }

    private static long e8(JsonNode trade, String name) {
        try {
            return E8.parse(text(trade, name));
        } catch (NumberFormatException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public Tick row() {
        return Objects.requireNonNull(row);
    }

    @Override
    public long line() {
        return lines.number();
    }

    @Override
    public long ignored() {
        return ignored;
    }

    @Override
    public long unsoundQuotes() {
        return quotes.unsound() + depth.unreadable();
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
