package io.equilibrium.research.surrogate;

import io.equilibrium.domain.evidence.StrategyTally;
import java.util.List;

/** One symbol whose history, real or a surrogate, is read under several settings at once. */
public interface Asset {
    String symbol();

    /** The settings' names, in the order of the tallies. */
    List<String> settings();

    /** How many prices a run goes through, all settings together. */
    long prices();

    /** What happened. */
    List<StrategyTally> observed();

    /** What did not. */
    List<StrategyTally> surrogate(Draw draw);
}
