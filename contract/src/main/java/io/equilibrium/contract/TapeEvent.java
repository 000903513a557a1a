package io.equilibrium.contract;

/** What is on {@link Topics#TICKS}, by symbol: a run starts, trades happen, the run ends. */
public sealed interface TapeEvent permits RunStarted, Traded, RunEnded {
    RunId run();

    String symbol();
}
