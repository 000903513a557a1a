package io.equilibrium.gateway;

import io.equilibrium.contract.RunId;

/** What the ledger says of a run: what it is made of, how it was begun, and what became of it. */
public record RunEntry(RunId run, State state, String contentHash, long markIntervalMicros, int partitions) {
    /** What became of a run. */
    public enum State {
        /** Something of it is on the tape. */
        BEGUN,
        /** All of it is. */
        WHOLE,
        /** It was begun, and another took its place for good. */
        ABANDONED
    }

    public RunEntry as(State other) {
        return new RunEntry(run, other, contentHash, markIntervalMicros, partitions);
    }
}
