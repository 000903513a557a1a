package io.equilibrium.domain.venue;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** Where a resting order stands among those at its price: what is ahead of it and what was last shown there, E8. */
final class QueuePosition {
    private static final long UNKNOWN = Microstructure.ENDLESS;

    private final QueueModel model;
    private long aheadE8 = UNKNOWN;
    private long shownE8;

    QueuePosition(QueueModel model) {
        this.model = model;
    }

    /** Comes to rest behind what stands. */
    void join(long standsE8) {
        aheadE8 = model instanceof QueueModel.TradedThrough ? UNKNOWN : standsE8;
    }

    /**
     * What the book shows at its price right before a trade; 0 where it shows nothing of it, which changes nothing: what was
     * shown last is compared with what is shown next.
     */
    void see(long nowE8) {
        if (nowE8 == 0) {
            return;
        }
        if (!(model instanceof QueueModel.TradedThrough)) {
            if (aheadE8 != UNKNOWN && model instanceof QueueModel.Probabilistic probabilistic) {
                cancelled(shownE8 - nowE8, probabilistic.power());
            }
            aheadE8 = Math.min(aheadE8, nowE8);
        }
        shownE8 = nowE8;
    }

    // Trades have been taken from what was shown; what else is gone was cancelled, before or behind.
    private void cancelled(long goneE8, double power) {
        if (goneE8 > 0) {
            long behindE8 = Math.max(0, shownE8 - aheadE8);
            double front = StrictMath.pow((double) aheadE8, power);
            double back = StrictMath.pow((double) behindE8, power);
            long fromBehind = front + back == 0 ? 0 : Math.min(behindE8, (long) (goneE8 * (back / (front + back))));
            aheadE8 = Math.max(0, aheadE8 - (goneE8 - fromBehind));
        }
    }

    /** A trade took a quantity at its price; the answer is what of that came to this order. */
    long tradedE8(long quantityE8) {
        shownE8 = Math.max(0, shownE8 - quantityE8);
        if (aheadE8 == UNKNOWN) {
            return 0;
        }
        long comes = Math.max(0, quantityE8 - aheadE8);
        aheadE8 = Math.max(0, aheadE8 - quantityE8);
        return comes;
    }

    /** The market has gone through its price: nobody is ahead any more. */
    void sweep() {
        aheadE8 = model instanceof QueueModel.TradedThrough ? UNKNOWN : 0;
    }

    void save(StateWriter state) {
        state.putLong(aheadE8).putLong(shownE8);
    }

    void restore(StateReader state) {
        aheadE8 = state.getLong();
        shownE8 = state.getLong();
    }
}
