package io.equilibrium.research.bench;

/** Ticks a second with half the width of its 99.9 % interval, and bytes allocated a tick. */
record Measured(double ticksPerSecond, double error, double bytesPerTick) {}
