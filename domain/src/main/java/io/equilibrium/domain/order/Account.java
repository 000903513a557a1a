package io.equilibrium.domain.order;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The money that fills make: cash = start + realised - fees + funding, exactly, in E8; equity adds the open positions at
 * their symbols' last marks. Positions come of fills alone.
 */
public final class Account {
    private final Map<String, Position> positions = new TreeMap<>();
    private final Map<String, Long> marks = new TreeMap<>();
    private long startE8;
    private long realisedE8;
    private long feesE8;
    private long fundingE8;

    public Account(long startE8) {
        this.startE8 = startE8;
    }

    /** Takes a price at which the symbol's positions are valued. */
    public void mark(String symbol, long priceE8) {
        marks.put(symbol, priceE8);
    }

    /**
     * Books a fill: an entry opens a position or adds to it, any other leg closes it, or the part of it that it does not leave.
     *
     * @throws IllegalArgumentException if the entry has filled already, or what is closed and left is not what is open
     */
    public void on(OrderEvent.Filled fill) {
        long fees = Math.addExact(feesE8, fill.feeE8());
        if (fill.leg() == Leg.ENTRY) {
            open(fill);
        } else {
            close(fill);
        }
        feesE8 = fees;
        mark(fill.symbol(), fill.priceE8());
    }

    /**
     * Books what was received or paid for an open position.
     *
     * @throws IllegalArgumentException if the position is not open
     */
    public void on(OrderEvent.Funded funded) {
        if (!positions.containsKey(funded.orderId())) {
            throw new IllegalArgumentException("no open position of " + funded.orderId() + " that is funded");
        }
        fundingE8 = Math.addExact(fundingE8, funded.amountE8());
    }

    private void open(OrderEvent.Filled fill) {
        Position before = positions.get(fill.orderId());
        if (before != null && before.entryRestE8() == 0) {
            throw new IllegalArgumentException("the entry of " + fill.orderId() + " is filled already");
        }
        Position opened = new Position(
                fill.orderId(), fill.symbol(), fill.side(), fill.quantityE8(), fill.priceE8(), fill.remainingE8());
        positions.put(fill.orderId(), before == null ? opened : before.plus(fill));
    }

    private void close(OrderEvent.Filled fill) {
        Position position = positions.get(fill.orderId());
        if (position == null
                || position.quantityE8() - fill.quantityE8() != fill.remainingE8()
                || position.side() == fill.side()) {
            throw new IllegalArgumentException("no open position of " + fill.orderId() + " that " + fill + " closes");
        }
        realisedE8 = Math.addExact(
                realisedE8, position.withQuantityE8(fill.quantityE8()).profitAtE8(fill.priceE8()));
        if (fill.completesLeg()) {
            positions.remove(fill.orderId());
        } else {
            positions.put(fill.orderId(), position.withQuantityE8(fill.remainingE8()));
        }
    }

    public long startE8() {
        return startE8;
    }

    public long realisedE8() {
        return realisedE8;
    }

    public long feesE8() {
        return feesE8;
    }

    /** What funding has brought in all, below 0 where more was paid. */
    public long fundingE8() {
        return fundingE8;
    }

    public long cashE8() {
        return Math.addExact(Math.subtractExact(Math.addExact(startE8, realisedE8), feesE8), fundingE8);
    }

    public long unrealisedE8() {
        long sum = 0;
        for (Position position : positions.values()) {
            Long mark = marks.get(position.symbol());
            sum = Math.addExact(sum, position.profitAtE8(mark == null ? position.entryPriceE8() : mark));
        }
        return sum;
    }

    public long equityE8() {
        return Math.addExact(cashE8(), unrealisedE8());
    }

    /** Whether a position of the order is open. */
    public boolean isHeld(String orderId) {
        return positions.containsKey(orderId);
    }

    public Collection<Position> positions() {
        return Collections.unmodifiableCollection(positions.values());
    }

    public void save(StateWriter state) {
        state.putLong(startE8).putLong(realisedE8).putLong(feesE8).putLong(fundingE8);
        state.putInt(positions.size());
        for (Position position : positions.values()) {
            state.putString(position.orderId()).putString(position.symbol()).putEnum(position.side());
            state.putLong(position.quantityE8())
                    .putLong(position.entryPriceE8())
                    .putLong(position.entryRestE8());
        }
        state.putInt(marks.size());
        marks.forEach((symbol, mark) -> state.putString(symbol).putLong(mark));
    }

    public void restore(StateReader state) {
        positions.clear();
        marks.clear();
        startE8 = state.getLong();
        realisedE8 = state.getLong();
        feesE8 = state.getLong();
        fundingE8 = state.getLong();
        for (int left = state.getInt(); left > 0; left--) {
            Position position = new Position(
                    state.getString(),
                    state.getString(),
                    state.getEnum(Side.class),
                    state.getLong(),
                    state.getLong(),
                    state.getLong());
            positions.put(position.orderId(), position);
        }
        for (int left = state.getInt(); left > 0; left--) {
            marks.put(state.getString(), state.getLong());
        }
    }
}
