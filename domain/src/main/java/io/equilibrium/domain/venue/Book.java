package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;

/**
 * What could be traded at once around a trade: at the quote that was recorded and the levels known beyond it, else at a quote
 * modelled from the price; behind what is known there is a modelled level on every tick. Without a spread everything trades at the
 * price itself.
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
                : new Walk(side, best, quantityE8, limitE8).through(quote.depth(), stands);
    }

    /** An order on its way from the best price outwards. */
    private final class Walk {
        private final Side side;
        private final long bestE8;
        private final long wantedE8;
        private final long limitE8;
        private final long tickE8 = instrument.priceTickE8();
        private long takenE8;
        private long distance;
        private long weighted;

        Walk(Side side, long bestE8, long wantedE8, long limitE8) {
            this.side = side;
            this.bestE8 = bestE8;
            this.wantedE8 = wantedE8;
            this.limitE8 = limitE8;
        }

        // The mean is the best price, and the mean distance from it in ticks.
        Taken through(Depth known, long atBestE8) {
            takenE8 = atBestE8;
            int levels = side == Side.BUY ? known.asks() : known.bids();
            for (int i = 0; i < levels && takenE8 < wantedE8; i++) {
                long price = side == Side.BUY ? known.askE8(i) : known.bidE8(i);
                long quantity = side == Side.BUY ? known.askQuantityE8(i) : known.bidQuantityE8(i);
                if (!takes(Math.ceilDiv(Math.abs(price - bestE8), tickE8), quantity)) {
                    return taken();
                }
            }
            long furthest = side == Side.BUY ? Long.MAX_VALUE / tickE8 : (bestE8 - 1) / tickE8;
            long each = market.levelQuantityE8(bestE8);
            while (takenE8 < wantedE8 && takes(Math.min(distance + 1, furthest), each)) {}
            return taken();
        }

        /** Takes what a level has, so many ticks from the best price; false if that is beyond the limit. */
        private boolean takes(long ticks, long hasE8) {
            distance = ticks;
            if (side.isBeyond(bestE8 + side.sign() * distance * tickE8, limitE8)) {
                return false;
            }
            long here = Math.min(hasE8, wantedE8 - takenE8);
            weighted = Math.addExact(weighted, Math.multiplyExact(distance, here));
            takenE8 += here;
            return true;
        }

        private Taken taken() {
            return new Taken(takenE8, bestE8 + side.sign() * E8.multiplyDivide(tickE8, weighted, takenE8), bestE8);
        }
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

    /** What is shown at a price to a side that takes; 0 where nothing is, or there is no quote. */
    long shownE8(Side taker, Tick tick, long priceE8) {
        Quote quote = quote(tick);
        if (quote.isNone()) {
            return 0;
        }
        return shownTo(taker, quote, true) == priceE8
                ? shownTo(taker, quote, false)
                : beyondE8(taker, quote.depth(), priceE8);
    }

    private static long beyondE8(Side taker, Depth depth, long priceE8) {
        int levels = taker == Side.BUY ? depth.asks() : depth.bids();
        for (int i = 0; i < levels; i++) {
            if ((taker == Side.BUY ? depth.askE8(i) : depth.bidE8(i)) == priceE8) {
                return taker == Side.BUY ? depth.askQuantityE8(i) : depth.bidQuantityE8(i);
            }
        }
        return 0;
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
