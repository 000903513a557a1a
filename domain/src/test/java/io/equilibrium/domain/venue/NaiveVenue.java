package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one bracket deals over a list of ticks, found again and as plainly as can be: one order at a time, decimals, levels
 * written out one by one, nothing kept but what is in one method and what rests.
 */
final class NaiveVenue {
    /** One fill: quantity and price as decimals without trailing zeros. */
    record Deal(Leg leg, String quantity, String price, long timeMicros) {}

    private record Level(BigDecimal price, BigDecimal quantity) {}

    private final BracketOrder order;
    private final Instrument instrument;
    private final PaperSettings settings;
    private final Microstructure market;
    private final boolean buys;
    private final BigDecimal tickSize;

    NaiveVenue(BracketOrder order, Instrument instrument, PaperSettings settings) {
        this.order = order;
        this.instrument = instrument;
        this.settings = settings;
        this.market = settings.market();
        this.buys = order.side() == Side.BUY;
        this.tickSize = e8(instrument.priceTickE8());
    }

    /** The order comes right before the tick with this index; everything it holds is to be given up from a time on. */
    List<Deal> deals(List<Tick> ticks, int comesBefore, long flattenAt) {
        List<Deal> deals = new ArrayList<>();
        long actsAt = settings.latencies().actsAtMicros(order.orderId(), order.decidedAtMicros());
        BigDecimal target = e8(order.takeProfitE8());
        BigDecimal stop = e8(order.stopE8());
        BigDecimal held = BigDecimal.ZERO;
        boolean entered = false;
        NaiveTrap trap = order.entry() instanceof Entry.Trap at ? new NaiveTrap(this, at, actsAt, flattenAt) : null;
        Queued exit = new Queued(buys, target);
        long time = Long.MIN_VALUE;
        Tick before = null;
        for (int i = 0; i < ticks.size(); i++) {
            Tick tick = ticks.get(i);
            if (before != null && tick.tradeId() <= before.tradeId()) {
                continue;
            }
            long from = time;
            time = Math.max(time, tick.eventTimeMicros());
            boolean hole = before == null || time - from > settings.hole().toMillis() * 1_000;
            boolean line = !hole && tick.move() == Move.CONTINUOUS;
            BigDecimal p0 = e8((hole ? tick : before).priceE8());
            from = hole ? time : from;
            before = tick;
            BigDecimal p1 = e8(tick.priceE8());
            if (i < comesBefore) {
                continue;
            }
            long since = from;
            if (trap != null && !trap.over) {
                Deal deal = trap.move(tick, line, p0, p1, from, time);
                if (deal != null) {
                    deals.add(deal);
                    held = held.add(new BigDecimal(deal.quantity()));
                    if (!entered) {
                        exit.join(tick);
                        entered = true;
                        if (!line && trap.stop) {
                            continue;
                        }
                        since = deal.timeMicros();
                    }
                }
                if (!entered) {
                    if (trap.over) {
                        return deals;
                    }
                    continue;
                }
            } else if (!entered) {
                if (flattenAt <= actsAt) {
                    if (time >= flattenAt) {
                        return deals;
                    }
                    continue;
                }
                if (time < actsAt) {
                    if (resolved(p1)) {
                        return deals;
                    }
                    continue;
                }
                BigDecimal at = line ? between(p0, p1, from, time, actsAt) : p1;
                if (line && resolved(at)) {
                    return deals;
                }
                List<Level> taken = take(buys, e8(order.quantityE8()), e8(order.limitPriceE8()), tick, line, at);
                held = lots(sum(taken));
                if (held.signum() == 0) {
                    return deals;
                }
                deals.add(deal(Leg.ENTRY, held, onTick(buys, mean(taken)), line ? actsAt : time));
                entered = true;
                exit.join(tick);
                if (!line) {
                    continue;
                }
                since = actsAt;
            }
            boolean through = buys ? p1.compareTo(target) > 0 : p1.compareTo(target) < 0;
            boolean stopped = buys ? p1.compareTo(stop) <= 0 : p1.compareTo(stop) >= 0;
            long reached = time;
            if (line && (through || stopped)) {
                boolean already = through && (buys ? p0.compareTo(target) > 0 : p0.compareTo(target) < 0);
                reached = already ? since : Math.max(since, when(p0, p1, from, time, through ? target : stop));
            }
            BigDecimal comes = exit.comes(tick, line, held);
            if (flattenAt <= reached) {
                long at = line ? Math.max(flattenAt, since) : time;
                BigDecimal price = line ? between(p0, p1, from, time, at) : p1;
                deals.add(deal(Leg.FLATTEN, held, out(held, tick, line, price), at));
                return deals;
            }
            if (stopped) {
                deals.add(deal(Leg.STOP, held, out(held, tick, line, line ? stop : p1), reached));
                return deals;
            }
            if (comes.signum() > 0) {
                deals.add(deal(Leg.TAKE_PROFIT, comes, target, reached));
                held = held.subtract(comes);
                if (held.signum() == 0) {
                    return deals;
                }
            }
        }
        return deals;
    }

    /** One order at rest: it sells, or buys, at a price, behind those that came before it. */
    final class Queued {
        private final boolean sells;
        private final BigDecimal price;
        private BigDecimal ahead; // null: not known, or endless
        private BigDecimal shownBefore = BigDecimal.ZERO;

        Queued(boolean sells, BigDecimal price) {
            this.sells = sells;
            this.price = price;
        }

        void join(Tick tick) {
            ahead = joins(tick, price, sells);
        }

        boolean isThrough(BigDecimal at) {
            return sells ? at.compareTo(price) > 0 : at.compareTo(price) < 0;
        }

        BigDecimal comes(Tick tick, boolean line, BigDecimal wanted) {
            BigDecimal comes = BigDecimal.ZERO;
            BigDecimal p1 = e8(tick.priceE8());
            BigDecimal shown = shown(tick, price, sells);
            if (!line && shown.signum() > 0) {
                if (!(market.queue() instanceof QueueModel.TradedThrough)) {
                    if (ahead != null && market.queue() instanceof QueueModel.Probabilistic probabilistic) {
                        ahead = ahead.subtract(goneAhead(ahead, shownBefore, shown, probabilistic.power()))
                                .max(BigDecimal.ZERO);
                    }
                    ahead = ahead == null ? shown : ahead.min(shown);
                }
                shownBefore = shown;
            }
            if (isThrough(p1)) {
                ahead = market.queue() instanceof QueueModel.TradedThrough ? null : BigDecimal.ZERO;
                comes = wanted;
            } else if (!line && p1.compareTo(price) == 0 && (tick.aggressor() == Aggressor.BUYER) == sells) {
                BigDecimal traded = e8(tick.quantityE8());
                shownBefore = shownBefore.subtract(traded).max(BigDecimal.ZERO);
                if (ahead != null) {
                    comes = traded.subtract(ahead).max(BigDecimal.ZERO);
                    ahead = ahead.subtract(traded).max(BigDecimal.ZERO);
                }
            }
            if (market.participationE8() != Microstructure.ENDLESS) {
                comes = comes.min(e8(tick.quantityE8())
                        .multiply(e8(market.participationE8()))
                        .setScale(8, RoundingMode.HALF_EVEN));
            }
            return lots(comes.min(wanted));
        }
    }

    /** What a stop that enters takes at a price: within its limit, slipped as far as that. */
    @Nullable
    Deal triggered(Tick tick, boolean line, BigDecimal price, long at) {
        List<Level> taken = take(buys, e8(order.quantityE8()), e8(order.limitPriceE8()), tick, line, price);
        BigDecimal quantity = lots(sum(taken));
        if (quantity.signum() == 0) {
            return null;
        }
        BigDecimal mean = onTick(buys, mean(taken));
        BigDecimal slip = mean.multiply(e8(settings.stopSlippageRateE8())).setScale(8, RoundingMode.HALF_EVEN);
        BigDecimal slipped = onTick(buys, buys ? mean.add(slip) : mean.subtract(slip));
        BigDecimal limit = e8(order.limitPriceE8());
        return deal(Leg.ENTRY, quantity, buys ? slipped.min(limit) : slipped.max(limit), at);
    }

    BracketOrder order() {
        return order;
    }

    PaperSettings settings() {
        return settings;
    }

    private boolean resolved(BigDecimal price) {
        BigDecimal low = e8(Math.min(order.takeProfitE8(), order.stopE8()));
        BigDecimal high = e8(Math.max(order.takeProfitE8(), order.stopE8()));
        return price.compareTo(low) <= 0 || price.compareTo(high) >= 0;
    }

    private @Nullable BigDecimal joins(Tick tick, BigDecimal target, boolean sells) {
        if (market.queue() instanceof QueueModel.TradedThrough) {
            return null;
        }
        if (hasQuote(tick)) {
            BigDecimal shown = shown(tick, target, sells);
            return shown.signum() == 0 ? null : shown;
        }
        return market.levelNotionalE8() == Microstructure.ENDLESS ? null : levelQuantity(target);
    }

    private static BigDecimal goneAhead(BigDecimal ahead, BigDecimal before, BigDecimal now, double power) {
        long gone = e8(before.subtract(now));
        if (gone <= 0) {
            return BigDecimal.ZERO;
        }
        long behind = Math.max(0, e8(before.subtract(ahead)));
        double front = StrictMath.pow((double) e8(ahead), power);
        double back = StrictMath.pow((double) behind, power);
        long fromBehind = front + back == 0 ? 0 : Math.min(behind, (long) (gone * (back / (front + back))));
        return e8(gone - fromBehind);
    }

    private BigDecimal out(BigDecimal quantity, Tick tick, boolean line, BigDecimal price) {
        BigDecimal limit = buys ? BigDecimal.ZERO : e8(Long.MAX_VALUE);
        BigDecimal mean = mean(take(!buys, quantity, limit, tick, line, price));
        BigDecimal slip = mean.multiply(e8(settings.stopSlippageRateE8())).setScale(8, RoundingMode.HALF_EVEN);
        return onTick(!buys, buys ? mean.subtract(slip) : mean.add(slip));
    }

    // What a side gets, level by level.
    private List<Level> take(
            boolean buying, BigDecimal quantity, BigDecimal limit, Tick tick, boolean line, BigDecimal price) {
        List<Level> taken = new ArrayList<>();
        BigDecimal best = best(buying, tick, line, price);
        BigDecimal left = quantity;
        BigDecimal each = market.levelNotionalE8() == Microstructure.ENDLESS ? null : levelQuantity(best);
        BigDecimal at = best;
        if (hasQuote(tick)) {
            List<Level> known = known(tick.quote(), buying);
            for (Level level : known) {
                if (left.signum() > 0
                        && (buying
                                ? level.price().compareTo(limit) <= 0
                                : level.price().compareTo(limit) >= 0)) {
                    BigDecimal part = level.quantity().min(left);
                    taken.add(new Level(level.price(), part));
                    left = left.subtract(part);
                }
            }
            BigDecimal last = known.getLast().price();
            at = buying ? last.add(tickSize) : last.subtract(tickSize);
        }
        while (left.signum() > 0 && (buying ? at.compareTo(limit) <= 0 : at.compareTo(limit) >= 0)) {
            BigDecimal part = each == null ? left : each.min(left);
            taken.add(new Level(at, part));
            left = left.subtract(part);
            at = buying ? at.add(tickSize) : at.subtract(tickSize);
        }
        return taken;
    }

    private BigDecimal best(boolean buying, Tick tick, boolean line, BigDecimal price) {
        if (hasQuote(tick)) {
            return e8(buying ? tick.quote().askE8() : tick.quote().bidE8());
        }
        if (market.halfSpreadRateE8() == 0) {
            return price;
        }
        BigDecimal half = price.multiply(e8(market.halfSpreadRateE8())).setScale(8, RoundingMode.HALF_EVEN);
        boolean tradedAtAsk = tick.aggressor() == Aggressor.BUYER;
        BigDecimal ask =
                line ? price.add(half) : tradedAtAsk ? price : price.add(half).add(half);
        BigDecimal bid =
                line ? price.subtract(half) : tradedAtAsk ? price.subtract(half).subtract(half) : price;
        return onTick(buying, buying ? ask : bid);
    }

    boolean hasQuote(Tick tick) {
        return market.quotes() && !tick.quote().equals(Quote.NONE);
    }

    private BigDecimal shown(Tick tick, BigDecimal target, boolean sells) {
        if (!hasQuote(tick)) {
            return BigDecimal.ZERO;
        }
        return known(tick.quote(), sells).stream()
                .filter(level -> level.price().compareTo(target) == 0)
                .map(Level::quantity)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static List<Level> known(Quote quote, boolean asks) {
        List<Level> levels = new ArrayList<>();
        levels.add(
                asks
                        ? new Level(e8(quote.askE8()), e8(quote.askQuantityE8()))
                        : new Level(e8(quote.bidE8()), e8(quote.bidQuantityE8())));
        Depth depth = quote.depth();
        for (int i = 0; i < (asks ? depth.asks() : depth.bids()); i++) {
            levels.add(
                    asks
                            ? new Level(e8(depth.askE8(i)), e8(depth.askQuantityE8(i)))
                            : new Level(e8(depth.bidE8(i)), e8(depth.bidQuantityE8(i))));
        }
        return levels;
    }

    private BigDecimal levelQuantity(BigDecimal price) {
        return e8(market.levelNotionalE8()).divide(price, 8, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(List<Level> levels) {
        return levels.stream().map(Level::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<Level> levels) {
        BigDecimal best = levels.getFirst().price();
        BigDecimal paid = levels.stream()
                .map(level -> level.price().subtract(best).multiply(level.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return best.add(paid.divide(sum(levels), 8, RoundingMode.HALF_EVEN));
    }

    private BigDecimal onTick(boolean buying, BigDecimal price) {
        RoundingMode against = buying ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return price.divide(tickSize, 0, against).multiply(tickSize).max(tickSize);
    }

    private BigDecimal lots(BigDecimal quantity) {
        BigDecimal lot = e8(instrument.lotStepE8());
        return quantity.divide(lot, 0, RoundingMode.FLOOR).multiply(lot);
    }

    static BigDecimal between(BigDecimal p0, BigDecimal p1, long t0, long t1, long at) {
        if (t0 == t1) {
            return p1;
        }
        BigDecimal part = p1.subtract(p0).multiply(BigDecimal.valueOf(at - t0));
        return p0.add(part.divide(BigDecimal.valueOf(t1 - t0), 8, RoundingMode.HALF_EVEN));
    }

    static long when(BigDecimal p0, BigDecimal p1, long t0, long t1, BigDecimal level) {
        double whole = (double) Math.abs(e8(p1.subtract(p0)));
        return whole == 0 ? t0 : t0 + (long) Math.floor((t1 - t0) * (Math.abs(e8(level.subtract(p0))) / whole));
    }

    static Deal deal(Leg leg, BigDecimal quantity, BigDecimal price, long timeMicros) {
        return new Deal(leg, text(quantity), text(price), timeMicros);
    }

    static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    static BigDecimal e8(long value) {
        return BigDecimal.valueOf(value, 8);
    }

    private static long e8(BigDecimal value) {
        return value.movePointRight(8).longValueExact();
    }
}
