package io.equilibrium.domain.risk;

import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much symbols move, and which move together, from their past marks alone: log returns from quarter hour to quarter
 * hour, exponentially weighted (half of the weight in the last 69), their mean taken as 0. Symbols that have not been seen
 * together for 20 quarters count as one: what is not known is feared.
 */
public final class Comovement {
    private static final long QUARTER = 900_000_000L;
    private static final double DECAY = 0.99;
    private static final int ENOUGH = 20;
    private static final double QUARTERS_PER_DAY = 96;

    private static final class Moves {
        private long quarter = Long.MIN_VALUE;
        private long priceE8;
        private double lastReturn;
        private int returns;
        private double square;
    }

    private static final class Pair {
        private int returns;
        private double product;
        private double squareOfFirst;
        private double squareOfSecond;
    }

    private final Map<String, Moves> moves = new TreeMap<>();
    private final Map<String, Pair> pairs = new TreeMap<>();

    /** The first mark of a quarter hour counts; after a hole the next return begins anew. */
    void on(Mark mark) {
        long quarter = Math.floorDiv(mark.timeMicros(), QUARTER);
        Moves own = moves.computeIfAbsent(mark.symbol(), any -> new Moves());
        if (quarter <= own.quarter) {
            return;
        }
        boolean goesOn = quarter == own.quarter + 1;
        double change = goesOn ? StrictMath.log((double) mark.priceE8() / own.priceE8) : 0;
        own.quarter = quarter;
        own.priceE8 = mark.priceE8();
        own.lastReturn = goesOn ? change : Double.NaN;
        if (goesOn) {
            own.returns++;
            own.square = DECAY * own.square + (1 - DECAY) * change * change;
            moves.forEach((symbol, other) -> {
                if (!symbol.equals(mark.symbol()) && other.quarter == quarter && !Double.isNaN(other.lastReturn)) {
                    together(mark.symbol(), change, symbol, other.lastReturn);
                }
            });
        }
    }

    private void together(String one, double ofOne, String other, double ofOther) {
        boolean inOrder = one.compareTo(other) < 0;
        double first = inOrder ? ofOne : ofOther;
        double second = inOrder ? ofOther : ofOne;
        Pair pair = pairs.computeIfAbsent(key(one, other), any -> new Pair());
        pair.returns++;
        pair.product = DECAY * pair.product + (1 - DECAY) * first * second;
        pair.squareOfFirst = DECAY * pair.squareOfFirst + (1 - DECAY) * first * first;
        pair.squareOfSecond = DECAY * pair.squareOfSecond + (1 - DECAY) * second * second;
    }

    private static String key(String one, String other) {
        return one.compareTo(other) < 0 ? one + ' ' + other : other + ' ' + one;
    }

    /** From -1 to 1; 1 for a symbol with itself, and while it is not known. */
    public double correlation(String one, String other) {
        Pair pair = one.equals(other) ? null : pairs.get(key(one, other));
        if (pair == null || pair.returns < ENOUGH) {
            return 1;
        }
        double scale = Math.sqrt(pair.squareOfFirst * pair.squareOfSecond);
        return scale > 0 ? Math.clamp(pair.product / scale, -1, 1) : 1;
    }

    /** Standard deviation of a day's log return; 0 while it is not known. */
    public double dailyVolatility(String symbol) {
        Moves own = moves.get(symbol);
        if (own == null || own.returns < ENOUGH) {
            return 0;
        }
        double weight = 1 - StrictMath.pow(DECAY, own.returns);
        return Math.sqrt(own.square / weight * QUARTERS_PER_DAY);
    }

    void save(StateWriter state) {
        state.putInt(moves.size());
        moves.forEach((symbol, own) -> state.putString(symbol)
                .putLong(own.quarter)
                .putLong(own.priceE8)
                .putDouble(own.lastReturn)
                .putInt(own.returns)
                .putDouble(own.square));
        state.putInt(pairs.size());
        pairs.forEach((key, pair) -> state.putString(key)
                .putInt(pair.returns)
                .putDouble(pair.product)
                .putDouble(pair.squareOfFirst)
                .putDouble(pair.squareOfSecond));
    }

    void restore(StateReader state) {
        moves.clear();
        for (int left = state.getInt(); left > 0; left--) {
            Moves own = new Moves();
            moves.put(state.getString(), own);
            own.quarter = state.getLong();
            own.priceE8 = state.getLong();
            own.lastReturn = state.getDouble();
            own.returns = state.getInt();
            own.square = state.getDouble();
        }
        pairs.clear();
        for (int left = state.getInt(); left > 0; left--) {
            Pair pair = new Pair();
            pairs.put(state.getString(), pair);
            pair.returns = state.getInt();
            pair.product = state.getDouble();
            pair.squareOfFirst = state.getDouble();
            pair.squareOfSecond = state.getDouble();
        }
    }
}
