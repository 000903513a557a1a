package io.equilibrium.domain.risk;

import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every bracket that was approved and has not ended, at its limit price. */
final class Exposure {
    /**
     * A bracket that is out: what it is at most, the price that its bet was decided at, what of its entry has filled, and what
     * it has made so far, fees and funding included; E8.
     */
    record Open(
            String symbol,
            Behaviour bet,
            Side side,
            long quantityE8,
            long notionalE8,
            long decidedAtE8,
            long stopE8,
            long enteredE8,
            long madeE8) {
        Open entered(long moreE8) {
            return new Open(symbol, bet, side, quantityE8, notionalE8, decidedAtE8, stopE8, enteredE8 + moreE8, madeE8);
        }

        Open made(long moreE8) {
            return new Open(
                    symbol,
                    bet,
                    side,
                    quantityE8,
                    notionalE8,
                    decidedAtE8,
                    stopE8,
                    enteredE8,
                    Math.addExact(madeE8, moreE8));
        }

        boolean hasTraded() {
            return enteredE8 > 0;
        }

        List<Scope> scopes() {
            return List.of(Scope.ACCOUNT, Scope.strategy(bet), Scope.symbol(symbol));
        }
    }

    private final Map<String, Open> open = new TreeMap<>();

    void add(BracketOrder order, Behaviour bet, long decidedAtE8) {
        open.put(
                order.orderId(),
                new Open(
                        order.symbol(),
                        bet,
                        order.side(),
                        order.quantityE8(),
                        E8.multiply(order.limitPriceE8(), order.quantityE8()),
                        decidedAtE8,
                        order.stopE8(),
                        0,
                        0));
    }

    @Nullable
    Open find(String orderId) {
        return open.get(orderId);
    }

    /**
     * The bracket that a fill is of.
     *
     * @throws IllegalArgumentException if none is out that the fill can be of
     */
    Open of(OrderEvent.Filled fill) {
        Open bracket = open.get(fill.orderId());
        if (bracket == null) {
            throw new IllegalArgumentException("no order " + fill.orderId() + " is out that " + fill + " fills");
        }
        boolean isEntry = fill.leg() == Leg.ENTRY;
        Side side = isEntry ? bracket.side() : bracket.side().opposite();
        if (!bracket.symbol().equals(fill.symbol()) || side != fill.side()) {
            throw new IllegalArgumentException(fill + " is not of " + bracket);
        }
        if (isEntry && bracket.enteredE8() + fill.quantityE8() > bracket.quantityE8()) {
            throw new IllegalArgumentException(fill + " is beyond the order's " + E8.format(bracket.quantityE8()));
        }
        return bracket;
    }

    void entered(String orderId, long quantityE8) {
        open.computeIfPresent(orderId, (id, bracket) -> bracket.entered(quantityE8));
    }

    void made(String orderId, long moneyE8) {
        open.computeIfPresent(orderId, (id, bracket) -> bracket.made(moneyE8));
    }

    /** Forgets and tells the bracket if the event ended it; {@code isHeld} says whether a position of it is still open. */
    Optional<Open> endedBy(OrderEvent event, boolean isHeld) {
        boolean ended = !isHeld
                && switch (event) {
                    case OrderEvent.Filled filled -> filled.leg() != Leg.ENTRY && filled.completesLeg();
                    case OrderEvent.Expired expired ->
                        expired.leg() == Leg.ENTRY && expired.reason() != OrderEvent.ExpiryReason.REMAINDER;
                    case OrderEvent.Rejected rejected -> rejected.leg() == Leg.ENTRY;
                    case OrderEvent.Cancelled cancelled -> cancelled.leg() == Leg.ENTRY;
                    case OrderEvent.Accepted accepted -> false;
                    case OrderEvent.Funded funded -> false;
                };
        return ended ? Optional.ofNullable(open.remove(event.orderId())) : Optional.empty();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    int count() {
        return open.size();
    }

    long ofSymbolE8(String symbol) {
        long sum = 0;
        for (Open bracket : open.values()) {
            sum += bracket.symbol().equals(symbol) ? bracket.notionalE8() : 0;
        }
        return sum;
    }

    long totalE8() {
        long sum = 0;
        for (Open bracket : open.values()) {
            sum += bracket.notionalE8();
        }
        return sum;
    }

    /** What wins and loses with a position of this side, by correlations of at least so much. */
    long movingWithE8(String symbol, Side side, Comovement comovement, double least) {
        long sum = 0;
        for (Open bracket : open.values()) {
            double together = comovement.correlation(symbol, bracket.symbol())
                    * side.sign()
                    * bracket.side().sign();
            sum += together >= least ? bracket.notionalE8() : 0;
        }
        return sum;
    }

    /** The symbols in which a behaviour is bet. */
    Set<String> symbolsOf(Scope strategy) {
        Set<String> symbols = new TreeSet<>();
        for (Open bracket : open.values()) {
            if (Scope.strategy(bracket.bet()).equals(strategy)) {
                symbols.add(bracket.symbol());
            }
        }
        return symbols;
    }

    void save(StateWriter state) {
        state.putInt(open.size());
        open.forEach((id, bracket) -> state.putString(id)
                .putString(bracket.symbol())
                .putEnum(bracket.bet())
                .putEnum(bracket.side())
                .putLong(bracket.quantityE8())
                .putLong(bracket.notionalE8())
                .putLong(bracket.decidedAtE8())
                .putLong(bracket.stopE8())
                .putLong(bracket.enteredE8())
                .putLong(bracket.madeE8()));
    }

    void restore(StateReader state) {
        open.clear();
        for (int left = state.getInt(); left > 0; left--) {
            open.put(
                    state.getString(),
                    new Open(
                            state.getString(),
                            state.getEnum(Behaviour.class),
                            state.getEnum(Side.class),
                            state.getLong(),
                            state.getLong(),
                            state.getLong(),
                            state.getLong(),
                            state.getLong(),
                            state.getLong()));
        }
    }
}
