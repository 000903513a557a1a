package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;

/**
 * What could be traded at once around a trade: at the quote that was recorded, else at one modelled from the price; behind
 * the best price there is a level on every tick. Without a spread everything trades at the price itself.
 */
record Book(Instrument instrument, Microstructure market) {
    /** What an order took: how much, at which mean price, which need not be on a tick, and what the best price was. */
    record Taken(long quantityE8, long priceE8, long bestE8) {}

    /** Takes up to a quantity from the levels within a limit. */
    Taken take(Side side, long quantityE8, long limitE8, Moment moment) {
        Quote quote = quote(moment.tick());
        long best = quote.isNone() ? modelledE8(side, moment) : shownTo(side, quote, true);
        if (side.isBeyond(best, limitE8)) {
            return new Taken(0, best, best);
        }
        long stands = quote.isNone() ? market.levelQuantityE8(best) : shownTo(side, quote, false);
        return stands >= quantityE8
                ? new Taken(quantityE8, best, best)
                : walk(side, quantityE8, limitE8, new Taken(stands, best, best));
    }

    // The mean is the best price, and the mean distance from it in ticks.
    private Taken walk(Side side, long quantityE8, long limitE8, Taken first) {
        long tick = instrument.priceTickE8();
        long best = first.priceE8();
        long level = market.levelQuantityE8(best);
        long furthest = side == Side.BUY ? Long.MAX_VALUE / tick : (best - 1) / tick;
        long taken = first.quantityE8();
        long weighted = 0;
        for (long i = 1; taken < quantityE8; i++) {
            long distance = Math.min(i, furthest);
            if (side.isBeyond(best + side.sign() * distance * tick, limitE8)) {
                break;
            }
            long here = Math.min(level, quantityE8 - taken);
            weighted = Math.addExact(weighted, Math.multiplyExact(distance, here));
            taken += here;
        }
        return new Taken(taken, best + side.sign() * E8.multiplyDivide(tick, weighted, taken), best);
    }

    private long modelledE8(Side side, Moment moment) {
        if (market.halfSpreadRateE8() == 0) {
            return moment.priceE8();
        }
        long half = E8.multiply(moment.priceE8(), market.halfSpreadRateE8());
        long away = halves(side, moment) * half;
        return side == Side.BUY
                ? instrument.roundPriceUpE8(moment.priceE8() + away)
                : Math.max(instrument.roundPriceDownE8(moment.priceE8() - away), instrument.priceTickE8());
    }

    // Where the buyer came second the trade was at the ask, and the bid is a whole spread away; a line is the middle.
    private static int halves(Side side, Moment moment) {
        if (moment.line()) {
            return 1;
        }
        boolean atAsk = moment.tick().aggressor() == Aggressor.BUYER;
        return (side == Side.BUY) == atAsk ? 0 : 2;
    }

    /** What stands at a price before an order that comes to rest there, as far as it is known: shown, or modelled. */
    long standsE8(Side taker, Tick tick, long priceE8) {
        return quote(tick).isNone() ? market.levelQuantityE8(priceE8) : unlessHidden(shownE8(taker, tick, priceE8));
    }

    private static long unlessHidden(long shownE8) {
        return shownE8 == 0 ? Microstructure.ENDLESS : shownE8;
    }

    /** What the quote shows at a price to a side that takes; 0 where it shows another price, or there is none. */
    long shownE8(Side taker, Tick tick, long priceE8) {
        Quote quote = quote(tick);
        return !quote.isNone() && shownTo(taker, quote, true) == priceE8 ? shownTo(taker, quote, false) : 0;
    }

    private static long shownTo(Side taker, Quote quote, boolean price) {
        return switch (taker) {
            case BUY -> price ? quote.askE8() : quote.askQuantityE8();
            case SELL -> price ? quote.bidE8() : quote.bidQuantityE8();
        };
    }

    Quote quote(Tick tick) {
        return market.quotes() ? tick.quote() : Quote.NONE;
    }
}
