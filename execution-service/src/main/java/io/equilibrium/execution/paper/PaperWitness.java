package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;

/** Hears what the paper venue does, as it does it. */
public interface PaperWitness {
    /** What was of the symbol before is over. */
    void began(RunId run, String symbol);

    /** A run began or ended, the venue was told of an order, answered, or says how far it has come; in each symbol's order. */
    void said(Message message);

    /** The venue has seen a tick. */
    void saw(Tick tick);

    /** A tick or a decision of a run that is over. */
    void ignored();

    /** The ticks have gone on to another run, and the last one of this run never came. */
    void endedShort(Message.RunEnded end);
}
