package io.equilibrium.research.surrogate;

import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import java.util.Arrays;
import java.util.BitSet;

/** When a symbol's steps came, and which way they went. */
final class StepTimes {
    private long[] micros = new long[1_024];
    private final BitSet up = new BitSet();
    private int count;

    void on(Step step) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        up.set(count, step.direction() == Direction.UP);
        micros[count++] = step.timeMicros();
    }

    /** Of these steps, how many the other symbol followed within a time, its next step after each being taken; and how many in their direction. */
    Followed followedBy(StepTimes other, long withinMicros) {
        long followed = 0;
        long agreed = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            while (next < other.count && other.micros[next] <= micros[i]) {
                next++;
            }
            if (next < other.count && other.micros[next] - micros[i] <= withinMicros) {
                followed++;
                agreed += up.get(i) == other.up.get(next) ? 1 : 0;
            }
        }
        return new Followed(followed, agreed);
    }

    record Followed(long followed, long agreed) {
        /** NaN where none was. */
        double share() {
            return followed == 0 ? Double.NaN : agreed / (double) followed;
        }
    }
}
