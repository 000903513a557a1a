package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A symbol's book as far as its recorded changes tell it: a recording has no snapshot, so a level is known from its first change
 * on; and nothing is known any more where a change is missing or cannot be read.
 */
final class RecordedDepth {
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Level(long priceE8, long quantityE8) {}

    private record Change(String symbol, long timeMicros, long after, long last, List<Level> bids, List<Level> asks) {}

    private final Deque<Change> ahead = new ArrayDeque<>();
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private long last = -1;
    private long unreadable;

    /** Takes a frame, from a place in a line on. */
    void on(Line line, int from) {
        try {
            JsonNode frame = JSON.readTree(line.bytes(), line.start() + from, line.length() - from);
            JsonNode change = frame.has("data") ? frame.get("data") : frame;
            ahead.add(new Change(
                    change.path("s").asString(""),
                    Columns.micros(change.path("T").asLong(), "T"),
                    change.path("pu").asLong(),
                    change.path("u").asLong(),
                    levels(change.path("b")),
                    levels(change.path("a"))));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException broken) {
            unreadable++;
            forget();
        }
    }

    /** What is known beyond a symbol's best prices at a time. */
    Depth beyond(Quote best, String symbol, long timeMicros) {
        for (Change next = ahead.peek(); next != null && next.timeMicros() <= timeMicros; next = ahead.peek()) {
            ahead.remove();
            if (next.symbol().equals(symbol)) {
                apply(next);
            }
        }
        return best.isNone()
                ? Depth.NONE
                : Depth.of(outwards(bids.tailMap(best.bidE8(), false)), outwards(asks.tailMap(best.askE8(), false)));
    }

    /** How many frames could not be read. */
    long unreadable() {
        return unreadable;
    }

    private void forget() {
        bids.clear();
        asks.clear();
        ahead.clear();
        last = -1;
    }

    private void apply(Change change) {
        if (change.after() != last) {
            bids.clear();
            asks.clear();
        }
        last = change.last();
        change.bids().forEach(level -> put(bids, level));
        change.asks().forEach(level -> put(asks, level));
    }

    private static void put(NavigableMap<Long, Long> side, Level level) {
        if (level.quantityE8() == 0) {
            side.remove(level.priceE8());
        } else {
            side.put(level.priceE8(), level.quantityE8());
        }
    }

    private static long[] outwards(NavigableMap<Long, Long> side) {
        return side.entrySet().stream()
                .limit(Depth.MOST_LEVELS)
                .flatMap(level -> List.of(level.getKey(), level.getValue()).stream())
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static List<Level> levels(JsonNode side) {
        List<Level> levels = new ArrayList<>();
        for (JsonNode level : side) {
            long price = e8(level.get(0));
            long quantity = e8(level.get(1));
            if (price <= 0 || quantity < 0) {
                throw new IllegalArgumentException("a level must be above 0, was " + level);
            }
            levels.add(new Level(price, quantity));
        }
        return levels;
    }

    private static long e8(@Nullable JsonNode number) {
        return E8.parse(number == null ? "" : number.asString(""));
    }
}
