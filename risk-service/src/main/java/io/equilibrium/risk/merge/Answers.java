package io.equilibrium.risk.merge;

import io.equilibrium.contract.RunId;

/** What the merge asks of the account before it hands a record on. */
@FunctionalInterface
public interface Answers {
    /** Whether the venue has answered everything of the run through this place. */
    boolean isAnsweredThrough(RunId run, long place);
}
