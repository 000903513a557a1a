package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.LeverageBracket;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import java.util.Optional;

/**
 * Where the venue takes a position away, and at what: reached like a stop, by the last trade; sold or bought back there, or
 * where a jump left the price, but not beyond where the margin ends.
 */
record Liquidation(Margin margin, int sign, long tickE8, long quantityE8, long entryPriceE8, long priceE8) {
    /** 0 is never: without margin, or where the price cannot come to. */
    private static final long NEVER = 0;

    static final Liquidation NONE = new Liquidation(Margin.NONE, 1, 1, 0, 0, NEVER);

    static Liquidation of(Margin margin, Instrument instrument, Side side, long quantityE8, long entryPriceE8) {
        Optional<LeverageBracket> bracket = margin.isOn()
                ? margin.bracket(instrument.symbol(), E8.multiply(entryPriceE8, quantityE8))
                : Optional.empty();
        return bracket.map(found -> new Liquidation(
                        margin,
                        side.sign(),
                        instrument.priceTickE8(),
                        quantityE8,
                        entryPriceE8,
                        earlier(
                                side.sign(),
                                margin.liquidationPriceE8(found, side.sign(), quantityE8, entryPriceE8),
                                instrument.priceTickE8())))
                .orElse(NONE);
    }

    // On the instrument's ticks, on the entry's side.
    private static long earlier(int sign, long exactE8, long tickE8) {
        return sign > 0 ? E8.ceilMultiple(exactE8, tickE8) : E8.floorMultiple(exactE8, tickE8);
    }

    /** Whether it comes before a stop. */
    boolean isBefore(Side side, long stopE8) {
        return priceE8 != NEVER && side.isBeyond(priceE8, stopE8);
    }

    /** What the position goes at when the last trade has reached the price. */
    long fillPriceE8(long lastE8) {
        long end = earlier(sign, margin.bankruptcyPriceE8(sign, quantityE8, entryPriceE8), tickE8);
        return sign > 0 ? Math.max(lastE8, end) : Math.min(lastE8, end);
    }

    long feeE8(long fillPriceE8) {
        return margin.liquidationFeeE8(sign, quantityE8, entryPriceE8, fillPriceE8);
    }
}
