package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.unit.E8;
import java.util.Optional;

/** The venue's filters, as a judge of orders. */
final class Admission {
    private Admission() {}

    /** Why the venue refuses the order, nothing if it takes it. */
    static Optional<RejectReason> refusal(BracketOrder order, Instrument instrument) {
        if (offTick(order.limitPriceE8(), instrument)
                || offTick(order.takeProfitE8(), instrument)
                || offTick(order.stopE8(), instrument)) {
            return Optional.of(RejectReason.PRICE_OFF_TICK);
        }
        if (order.quantityE8() % instrument.lotStepE8() != 0) {
            return Optional.of(RejectReason.QUANTITY_OFF_LOT);
        }
        if (order.quantityE8() < instrument.minimumQuantityE8()) {
            return Optional.of(RejectReason.BELOW_MINIMUM_QUANTITY);
        }
        return E8.multiply(order.limitPriceE8(), order.quantityE8()) < instrument.minimumNotionalE8()
                ? Optional.of(RejectReason.BELOW_MINIMUM_NOTIONAL)
                : Optional.empty();
    }

    private static boolean offTick(long priceE8, Instrument instrument) {
        return priceE8 % instrument.priceTickE8() != 0;
    }
}
