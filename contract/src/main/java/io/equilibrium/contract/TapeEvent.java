package io.equilibrium.contract;

/**
 * What is on {@link Topics#TICKS}: a run starts for a symbol, trades happen and funding falls due, the run
 * ends for it. The place counts a run's
 * events over all its symbols from 0, in the order in which they happened.
 */
public sealed interface TapeEvent permits RunStarted, Traded, Funded, RunEnded, Reached {
    /** In place of a symbol where an event belongs to none. */
    String EVERY_SYMBOL = "*";

    /** The place of events that were written before places were. */
    long NO_PLACE = -1;

    RunId run();

    long place();

    String symbol();
}
