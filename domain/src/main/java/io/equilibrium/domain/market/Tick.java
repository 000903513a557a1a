package io.equilibrium.domain.market;

/**
 * One venue trade, and the quote that stood before it. Price and quantity in E8; times in microseconds UTC: the venue's,
 * and ours. Trade ids rise strictly per symbol; the price is above 0, the quantity not below.
 */
public record Tick(
        String symbol,
        long tradeId,
        long priceE8,
        long quantityE8,
        Aggressor aggressor,
        Move move,
        long eventTimeMicros,
        long receiveTimeMicros,
        Quote quote)
        implements MarketEvent {
    public Tick {
        if (priceE8 <= 0) {
            throw new IllegalArgumentException("price must be above 0, was " + priceE8 + " E8");
        }
        if (quantityE8 < 0) {
            throw new IllegalArgumentException("quantity must not be negative, was " + quantityE8 + " E8");
        }
    }

    /** One whose quote was not recorded. */
    public Tick(
            String symbol,
            long tradeId,
            long priceE8,
            long quantityE8,
            Aggressor aggressor,
            Move move,
            long eventTimeMicros,
            long receiveTimeMicros) {
        this(symbol, tradeId, priceE8, quantityE8, aggressor, move, eventTimeMicros, receiveTimeMicros, Quote.NONE);
    }
}
