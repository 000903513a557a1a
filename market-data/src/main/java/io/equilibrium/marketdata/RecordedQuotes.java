package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.unit.E8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The newest frames of a symbol's best prices, of which only those that stand before a trade are read. Streams come side by
 * side, so the newest may be newer than the trade; then the one before it stood.
 */
final class RecordedQuotes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Dated(Quote quote, long timeMicros) {}

    private byte[] newest = {};
    private byte[] before = {};
    private int newestLength;
    private int beforeLength;
    private long unsound;

    /** Takes a frame, from a place in a line on. */
    void on(Line line, int from) {
        byte[] room = before;
        int length = line.length() - from;
        if (room.length < length) {
            room = new byte[2 * length];
        }
        System.arraycopy(line.bytes(), line.start() + from, room, 0, length);
        before = newest;
        beforeLength = newestLength;
        newest = room;
        newestLength = length;
    }

    /** The quote that stood at a time; none where it is not known, is of another symbol, empty, crossed or cannot be read. */
    Quote at(String symbol, long timeMicros) {
        Dated last = read(newest, newestLength, symbol);
        if (last != null && last.timeMicros() > timeMicros) {
            last = read(before, beforeLength, symbol);
        }
        return last == null || last.timeMicros() > timeMicros ? Quote.NONE : last.quote();
    }

    /** How many of those that were read were empty, crossed or could not be read. */
    long unsound() {
        return unsound;
    }

    private @Nullable Dated read(byte[] frame, int length, String symbol) {
        if (length == 0) {
            return null;
        }
        try {
            JsonNode whole = JSON.readTree(Arrays.copyOf(frame, length));
            JsonNode book = whole.has("data") ? whole.get("data") : whole;
            long bid = e8(book, "b");
            long bidQuantity = e8(book, "B");
            long ask = e8(book, "a");
            long askQuantity = e8(book, "A");
            if (!book.path("s").asString("").equals(symbol)) {
                return null;
            }
            if (!Quote.isSound(bid, bidQuantity, ask, askQuantity)) {
                unsound++;
                return null;
            }
            long time = Columns.micros(book.path("T").asLong(), "T");
            return new Dated(new Quote(bid, bidQuantity, ask, askQuantity), time);
        } catch (JacksonException | NumberFormatException | ArithmeticException unreadable) {
            unsound++;
            return null;
        }
    }

    private static long e8(JsonNode book, String name) {
        return E8.parse(book.path(name).asString(""));
    }
}
