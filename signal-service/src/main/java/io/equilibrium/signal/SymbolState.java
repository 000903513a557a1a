package io.equilibrium.signal;

import io.equilibrium.contract.RunId;

/** What the service knows of one symbol: a run's state, or a snapshot that it must not read. */
sealed interface SymbolState permits SymbolRoad, SymbolState.Refused {
    RunId run();

    /** A snapshot that this build or these settings cannot go on from, and why. */
    record Refused(RunId run, String why) implements SymbolState {}
}
