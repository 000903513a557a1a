package io.equilibrium.telemetry;

import io.equilibrium.contract.RunId;
import java.util.HashSet;
import java.util.Set;

/**
 * Which run is the present one. Topics are read side by side and from their beginning, so one may still tell of a run
 * that is over: what the broker took before anything of the present run belongs to none that comes after it.
 */
final class Runs {
    private final Set<RunId> seen = new HashSet<>();
    private RunId present = RunId.NONE;
    private long newestMillis = Long.MIN_VALUE;

    boolean isPresent(RunId run) {
        return run.equals(present);
    }

    /** Whether a record makes its run the present one, which it was not. */
    boolean begins(RunId run, long appendedMillis) {
        if (run.equals(RunId.NONE)) {
            return false;
        }
        if (isPresent(run)) {
            newestMillis = Math.max(newestMillis, appendedMillis);
            return false;
        }
        if (!seen.add(run) || appendedMillis < newestMillis) {
            return false;
        }
        present = run;
        newestMillis = appendedMillis;
        return true;
    }
}
