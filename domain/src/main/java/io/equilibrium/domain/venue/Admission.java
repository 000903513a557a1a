package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.OrderBounds;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.unit.E8;
import java.util.Optional;

/** The venue's filters, as a judge of orders. */
final class Admission {
    private Admission() {}

    /** Why the venue refuses the order, nothing if it takes it; the mark is 0 before there is one. */
    static Optional<RejectReason> refusal(BracketOrder order, Instrument instrument, long markE8) {
        return price(order, instrument)
                .or(() -> quantity(order.quantityE8(), instrument))
                .or(() -> notional(order, instrument))
                .or(() -> markE8 == 0 ? Optional.empty() : band(order, instrument.bounds(), markE8));
    }

    private static Optional<RejectReason> price(BracketOrder order, Instrument instrument) {
        long enters = order.entry() instanceof Entry.Trap trap ? trap.levelE8() : order.limitPriceE8();
        long[] prices = {enters, order.limitPriceE8(), order.takeProfitE8(), order.stopE8()};
        for (long price : prices) {
            if (price % instrument.priceTickE8() != 0) {
                return Optional.of(RejectReason.PRICE_OFF_TICK);
            }
            if (price < instrument.bounds().lowestPriceE8()) {
                return Optional.of(RejectReason.PRICE_BELOW_LOWEST);
            }
            if (price > instrument.bounds().highestPriceE8()) {
                return Optional.of(RejectReason.PRICE_ABOVE_HIGHEST);
            }
        }
        return Optional.empty();
    }

    // Entry and take profit are limit orders, the stop becomes a market order: the quantity must do for both.
    private static Optional<RejectReason> quantity(long quantity, Instrument instrument) {
        OrderBounds bounds = instrument.bounds();
        if (quantity % instrument.lotStepE8() != 0 || quantity % bounds.marketLotStepE8() != 0) {
            return Optional.of(RejectReason.QUANTITY_OFF_LOT);
        }
        if (quantity < Math.max(instrument.minimumQuantityE8(), bounds.smallestMarketQuantityE8())) {
            return Optional.of(RejectReason.BELOW_MINIMUM_QUANTITY);
        }
        return quantity > Math.min(bounds.largestQuantityE8(), bounds.largestMarketQuantityE8())
                ? Optional.of(RejectReason.ABOVE_MAXIMUM_QUANTITY)
                : Optional.empty();
    }

    private static Optional<RejectReason> notional(BracketOrder order, Instrument instrument) {
        return E8.multiply(order.limitPriceE8(), order.quantityE8()) < instrument.minimumNotionalE8()
                ? Optional.of(RejectReason.BELOW_MINIMUM_NOTIONAL)
                : Optional.empty();
    }

    private static Optional<RejectReason> band(BracketOrder order, OrderBounds bounds, long markE8) {
        return switch (order.side()) {
            case BUY ->
                order.limitPriceE8() > bounds.highestAtE8(markE8)
                        ? Optional.of(RejectReason.PRICE_ABOVE_BAND)
                        : Optional.empty();
            case SELL ->
                order.limitPriceE8() < bounds.lowestAtE8(markE8)
                        ? Optional.of(RejectReason.PRICE_BELOW_BAND)
                        : Optional.empty();
        };
    }
}
