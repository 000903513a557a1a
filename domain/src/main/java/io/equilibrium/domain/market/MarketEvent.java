package io.equilibrium.domain.market;

/** What happens to one symbol on the tape, in the tape's order; event time in microseconds UTC. */
public sealed interface MarketEvent permits Tick, Funding {
    String symbol();

    long eventTimeMicros();
}
