package io.equilibrium.risk.merge;

import io.equilibrium.contract.RunId;

/** Every record of the run through this place was handed on; the event time that all its lanes have come to. */
public record Through(RunId run, long place, long timeMicros) {}
