package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** A limit order that waits its turn at a price, and what each trade fills of it. */
final class RestingLeg {
    private final Dealing dealing;
    private final Side side;
    private final long priceE8;
    private final QueuePosition queue;

    RestingLeg(Dealing dealing, Side side, long priceE8) {
        this.dealing = dealing;
        this.side = side;
        this.priceE8 = priceE8;
        this.queue = new QueuePosition(dealing.settings().market().queue());
    }

    /** Comes to rest behind what stands at its price. */
    void join(Tick tick) {
        queue.join(dealing.book().standsE8(side.opposite(), tick, priceE8));
    }

    /** Whether a trade's price is beyond its own. */
    boolean isThrough(long tradedAtE8) {
        return side.opposite().isBeyond(tradedAtE8, priceE8);
    }

    /** What of the wanted quantity a trade fills, in whole lots. */
    long comesE8(Tick tick, boolean line, long wantedE8) {
        long comes = 0;
        if (!line) {
            queue.see(dealing.book().shownE8(side.opposite(), tick, priceE8));
        }
        if (isThrough(tick.priceE8())) {
            queue.sweep();
            comes = wantedE8;
        } else if (!line && tick.priceE8() == priceE8 && takes(tick)) {
            comes = queue.tradedE8(tick.quantityE8());
        }
        long share = comes == 0 ? 0 : dealing.settings().market().shareE8(tick.quantityE8());
        return dealing.instrument().roundQuantityDownE8(Math.min(wantedE8, Math.min(comes, share)));
    }

    /** Whether the trade took from those who rest on its side. */
    private boolean takes(Tick tick) {
        return (tick.aggressor() == Aggressor.BUYER) == (side == Side.SELL);
    }

    void save(StateWriter state) {
        queue.save(state);
    }

    void restore(StateReader state) {
        queue.restore(state);
    }
}
