package io.equilibrium.domain.evidence;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known so far of one bet and of the order that it became; in whatever order it came to be known. */
final class BetTrade {
    private final FeeTier usual;
    private final List<OrderEvent.Filled> fills = new ArrayList<>();
    private @Nullable BetResolved twin;
    private @Nullable BracketOrder order;
    private @Nullable String skipped;
    private boolean denied;
    private long heldE8;
    private long realisedE8;
    private long fundingE8;

    BetTrade(FeeTier usual) {
        this.usual = usual;
    }

    void on(BetResolved resolved) {
        twin = resolved;
    }

    void on(BracketOrder approved) {
        order = approved;
    }

    /** The venue never let it trade. */
    void skip(String because) {
        skipped = because;
    }

    /** Risk did not let it become an order. */
    void deny(String because) {
        skipped = because;
        denied = true;
    }

    /** A fill, and the profit that it realised. */
    void on(OrderEvent.Filled fill, long profitE8) {
        fills.add(fill);
        heldE8 += fill.leg() == Leg.ENTRY ? fill.quantityE8() : -fill.quantityE8();
        realisedE8 = Math.addExact(realisedE8, profitE8);
    }

    void on(OrderEvent.Funded funded) {
        fundingE8 = Math.addExact(fundingE8, funded.amountE8());
    }

    boolean isUntradable() {
        return twin != null && twin.resolvedAt().gap() > 0;
    }

    /** The bet's drag, once its twin is resolved and nothing of it is open any more; a denied bet has the given quantity. */
    Optional<BetDrag> drag(DeniedQuantity ofDenied) {
        BetResolved resolved = twin;
        if (resolved == null) {
            return Optional.empty();
        }
        if (!fills.isEmpty()) {
            return order == null || heldE8 != 0 ? Optional.empty() : Optional.of(traded(resolved, order));
        }
        if (skipped == null || (order == null && !denied)) {
            return Optional.empty();
        }
        long quantity = order == null ? ofDenied.of(resolved.bet().decidedAt()) : order.quantityE8();
        long statistical = statisticalE8(resolved, quantity);
        return Optional.of(
                drag(resolved, quantity, statistical, 0, DragParts.skipped(statistical), String.valueOf(skipped)));
    }

    private BetDrag traded(BetResolved resolved, BracketOrder of) {
        long traded = fills.stream()
                .filter(fill -> fill.leg() == Leg.ENTRY)
                .mapToLong(OrderEvent.Filled::quantityE8)
                .sum();
        long statistical = statisticalE8(resolved, of.quantityE8());
        long fees = fills.stream().mapToLong(OrderEvent.Filled::feeE8).sum();
        long filled = Math.addExact(Math.subtractExact(realisedE8, fees), fundingE8);
        long skippedPart = statistical - statisticalE8(resolved, traded);
        long spread = fills.stream()
                .mapToLong(fill -> worse(fill, fill.lastE8(), fill.touchE8()))
                .sum();
        long latency = fills.stream()
                .filter(fill -> fill.leg() == Leg.ENTRY)
                .mapToLong(fill -> worse(fill, resolved.bet().decidedAt().priceE8(), fill.lastE8()))
                .sum();
        long parted = fills.stream()
                .filter(fill -> fill.leg() != Leg.ENTRY && fill.leg() != legOf(resolved))
                .mapToLong(fill -> worse(fill, resolved.resolvedAt().crossedE8(), fill.lastE8()))
                .sum();
        long waited = fills.stream()
                .filter(fill -> fill.leg() != Leg.ENTRY && fill.liquidity() == Liquidity.CARRIED)
                .mapToLong(fill -> worse(fill, resolved.resolvedAt().crossedE8(), fill.lastE8()))
                .sum();
        long spared = fills.stream().mapToLong(this::sparedE8).sum();
        long slippage = statistical - filled - fees - spread - latency - waited + fundingE8 - parted - skippedPart;
        DragParts parts = new DragParts(
                fees + spared, spread, latency + waited, slippage, -fundingE8, parted, skippedPart, -spared);
        return drag(resolved, of.quantityE8(), statistical, filled, parts, BetDrag.TRADED);
    }

    /** The fee that there is not because the position is kept. */
    private long sparedE8(OrderEvent.Filled fill) {
        if (fill.liquidity() != Liquidity.CARRIED) {
            return 0;
        }
        Liquidity otherwise = fill.leg() == Leg.TAKE_PROFIT ? Liquidity.MAKER : Liquidity.TAKER;
        return usual.feeE8(E8.multiply(fill.priceE8(), fill.quantityE8()), otherwise);
    }

    /** What it costs the fill that it got the second price instead of the first. */
    private static long worse(OrderEvent.Filled fill, long fromE8, long toE8) {
        return E8.multiply(fill.side().sign() * Math.subtractExact(toE8, fromE8), fill.quantityE8());
    }

    private static Leg legOf(BetResolved resolved) {
        return resolved.won() ? Leg.TAKE_PROFIT : Leg.STOP;
    }

    /** From the level just reached to the threshold that the resolving step crossed. */
    private static long statisticalE8(BetResolved resolved, long quantityE8) {
        Step from = resolved.bet().decidedAt();
        Side side = resolved.bet().direction() == Direction.UP ? Side.BUY : Side.SELL;
        return E8.multiply(
                side.sign() * Math.subtractExact(resolved.resolvedAt().crossedE8(), from.levelE8()), quantityE8);
    }

    private static BetDrag drag(
            BetResolved of, long quantity, long statistical, long filled, DragParts parts, String skippedBecause) {
        Step decided = of.bet().decidedAt();
        return new BetDrag(
                BracketOrder.idOf(decided.symbol(), decided.sequence()),
                decided.symbol(),
                quantity,
                statistical,
                filled,
                parts,
                skippedBecause);
    }
}
