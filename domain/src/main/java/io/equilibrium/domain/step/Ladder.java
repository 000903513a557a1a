package io.equilibrium.domain.step;

import java.util.stream.LongStream;

/** The step sizes there are: 1, 2.5 and 5 times a power of ten, whole E8 units only. */
public final class Ladder {
    private static final long[] RUNGS = rungs();

    private Ladder() {}

    private static long[] rungs() {
        LongStream.Builder rungs = LongStream.builder();
        for (long ten = 1; ten <= 1_000_000_000_000_000_000L; ten *= 10) {
            rungs.add(ten);
            if (ten > 1) {
                rungs.add(ten / 10 * 25);
            }
            rungs.add(ten * 5);
            if (ten == 1_000_000_000_000_000_000L) {
                break;
            }
        }
        return rungs.build().sorted().toArray();
    }

    /** The rung nearest to a target above 0, the smaller on a tie. */
    public static long nearest(long target) {
        int above = java.util.Arrays.binarySearch(RUNGS, target);
        if (above >= 0) {
            return RUNGS[above];
        }
        above = -above - 1;
        if (above == 0) {
            return RUNGS[0];
        }
        if (above == RUNGS.length) {
            return RUNGS[above - 1];
        }
        long lower = RUNGS[above - 1];
        long upper = RUNGS[above];
        return target - lower <= upper - target ? lower : upper;
    }
}
