package io.equilibrium.domain.order;

/**
 * Where a bet is resolved although its exit rests further on: once the price has come there, what is held waits for the next
 * order of its side, which takes it over, and is closed at once if there is none. The exit beyond it, a take profit or a
 * stop, lies where the next bet would have it; price in E8.
 */
public record Carry(Leg exit, long priceE8) {
    public Carry {
        if (exit != Leg.TAKE_PROFIT && exit != Leg.STOP) {
            throw new IllegalArgumentException("what is carried is spared its take profit or its stop, not " + exit);
        }
    }

    /** Whether a price has come there, for a bracket of this side. */
    public boolean isReached(Side side, long atE8) {
        return exit == Leg.TAKE_PROFIT ? !side.isBeyond(priceE8, atE8) : !side.isBeyond(atE8, priceE8);
    }
}
