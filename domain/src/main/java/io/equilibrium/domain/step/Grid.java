package io.equilibrium.domain.step;

import io.equilibrium.domain.unit.E8;

/** Where a new level is put. */
public enum Grid {
    /** On the crossed threshold itself. */
    ANCHORED,
    /** On the multiple of the new size nearest to it, the even multiple on a tie: the original study's grid. */
    SNAPPED;

    long levelE8(long crossedE8, long sizeE8) {
        return switch (this) {
            case ANCHORED -> crossedE8;
            case SNAPPED -> E8.nearestMultiple(crossedE8, sizeE8);
        };
    }
}
