package io.equilibrium.domain.step;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** How far prices overshoot thresholds, as a mean share of the size over a segment, and the fair odds that follow. */
final class Overshoot {
    private double sum;
    private long count;

    void on(long overshootE8, long sizeE8) {
        sum += overshootE8 / (double) sizeE8;
        count++;
    }

    /**
     * The chance that a driftless price leaves (down, up) upwards, by optional stopping:
     * (price - down + d) / (up - down + 2d), d the mean overshoot in price; 1 or 0 where a threshold is passed already.
     */
    double fairUp(long priceE8, long upE8, long downE8, long sizeE8) {
        if (priceE8 >= upE8) {
            return 1;
        }
        if (priceE8 <= downE8) {
            return 0;
        }
        double d = count == 0 ? 0 : sizeE8 * (sum / count);
        return (priceE8 - downE8 + d) / (upE8 - downE8 + 2 * d);
    }

    void reset() {
        sum = 0;
        count = 0;
    }

    void save(StateWriter state) {
        state.putDouble(sum).putLong(count);
    }

    void restore(StateReader state) {
        sum = state.getDouble();
        count = state.getLong();
    }
}
