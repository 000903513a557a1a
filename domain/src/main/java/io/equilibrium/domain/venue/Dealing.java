package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import java.util.OptionalLong;

/** What a bracket's orders get of the book, on the instrument's ticks and lots, and what is said of it. */
record Dealing(BracketOrder order, Instrument instrument, PaperSettings settings, Book book) {
    /**
     * What trades at which price, that of the last trade and the best one then, and a fee that is not the usual one; or what
     * passes to another order, which is no trade.
     */
    record Deal(long quantityE8, long priceE8, long lastE8, long bestE8, OptionalLong feeE8, boolean carried) {
        /** At the usual fee. */
        Deal(long quantityE8, long priceE8, long lastE8, long bestE8) {
            this(quantityE8, priceE8, lastE8, bestE8, OptionalLong.empty(), false);
        }
    }

    Dealing(BracketOrder order, Instrument instrument, PaperSettings settings) {
        this(order, instrument, settings, new Book(instrument, settings.market()));
    }

    /** What the entry gets within its limit, in whole lots; nothing is a quantity of 0. */
    Deal entry(Moment moment) {
        Book.Taken taken = book.take(order.side(), order.quantityE8(), order.limitPriceE8(), moment);
        return new Deal(
                instrument.roundQuantityDownE8(taken.quantityE8()),
                against(taken.priceE8(), 0, order.side()),
                moment.priceE8(),
                taken.bestE8());
    }

    /** What a stop entry gets within its limit: what the book has, as much worse as stops slip. */
    Deal triggered(Moment moment) {
        Side side = order.side();
        Deal taken = entry(moment);
        long slipped = against(taken.priceE8(), E8.multiply(taken.priceE8(), settings.stopSlippageRateE8()), side);
        long price = side.isBeyond(slipped, order.limitPriceE8()) ? order.limitPriceE8() : slipped;
        return new Deal(taken.quantityE8(), price, taken.lastE8(), taken.bestE8());
    }

    /** What is held, sold or bought back at once: what the book asks for it, and how much worse it slips. */
    Deal market(long heldE8, Moment moment) {
        Side side = order.side().opposite();
        long limit = side == Side.BUY ? Long.MAX_VALUE : 0;
        Book.Taken taken = book.take(side, heldE8, limit, moment);
        long slip = E8.multiply(taken.priceE8(), settings.stopSlippageRateE8());
        return new Deal(heldE8, against(taken.priceE8(), slip, side), moment.priceE8(), taken.bestE8());
    }

    /** What trades at the take profit's own price. */
    Deal atTakeProfit(long quantityE8) {
        return new Deal(quantityE8, order.takeProfitE8(), order.takeProfitE8(), order.takeProfitE8());
    }

    /** What passes to another order, or comes from one, at the market's price. */
    Deal carried(long quantityE8, Moment moment) {
        long price = instrument.nearestPriceE8(moment.priceE8());
        return new Deal(quantityE8, price, price, price, OptionalLong.empty(), true);
    }

    /** What the venue takes away: not from the book, as far as the margin goes. */
    Deal liquidation(Liquidation of, long heldE8, Moment moment) {
        long price = of.fillPriceE8(moment.priceE8());
        return new Deal(heldE8, price, moment.priceE8(), moment.priceE8(), OptionalLong.of(of.feeE8(price)), false);
    }

    // On the instrument's ticks, never to the advantage of the side that trades.
    private long against(long price, long slip, Side side) {
        long worse = Math.addExact(price, side.sign() * slip);
        long rounded = side == Side.BUY ? instrument.roundPriceUpE8(worse) : instrument.roundPriceDownE8(worse);
        return Math.max(rounded, instrument.priceTickE8());
    }

    OrderEvent accepted(Leg leg, long timeMicros) {
        return new OrderEvent.Accepted(order.orderId(), order.symbol(), leg, timeMicros);
    }

    OrderEvent filled(Leg leg, Deal deal, long remainingE8, long timeMicros) {
        Liquidity liquidity = liquidity(leg, deal);
        return new OrderEvent.Filled(
                order.orderId(),
                order.symbol(),
                leg,
                leg == Leg.ENTRY ? order.side() : order.side().opposite(),
                deal.quantityE8(),
                deal.priceE8(),
                deal.lastE8(),
                deal.bestE8(),
                deal.feeE8()
                        .orElseGet(
                                () -> settings.fees().feeE8(E8.multiply(deal.priceE8(), deal.quantityE8()), liquidity)),
                remainingE8,
                liquidity,
                timeMicros);
    }

    private Liquidity liquidity(Leg leg, Deal deal) {
        if (deal.carried()) {
            return Liquidity.CARRIED;
        }
        boolean rests = leg == Leg.TAKE_PROFIT || (leg == Leg.ENTRY && order.isRestingLimit());
        return rests ? Liquidity.MAKER : Liquidity.TAKER;
    }

    OrderEvent rejected(RejectReason reason, long timeMicros) {
        return new OrderEvent.Rejected(order.orderId(), order.symbol(), Leg.ENTRY, reason, timeMicros);
    }

    OrderEvent cancelled(Leg leg, long timeMicros) {
        return new OrderEvent.Cancelled(order.orderId(), order.symbol(), leg, timeMicros);
    }

    OrderEvent expired(ExpiryReason reason, long timeMicros) {
        return new OrderEvent.Expired(order.orderId(), order.symbol(), Leg.ENTRY, reason, timeMicros);
    }

    /** Funding of what is held, at a mark. */
    OrderEvent funded(Funding funding, long heldE8, long markE8) {
        return new OrderEvent.Funded(
                order.orderId(),
                order.symbol(),
                Leg.ENTRY,
                funding.rateE8(),
                markE8,
                order.side().fundingE8(E8.multiply(markE8, heldE8), funding.rateE8()),
                funding.eventTimeMicros());
    }
}
