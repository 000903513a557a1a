/**
 * Section 5 of architecture.md: steps, signals and marks, read in whatever interleaving they arrive, become the one order
 * in which the pipeline would have seen them.
 */
@NullMarked
package io.equilibrium.risk.merge;

import org.jspecify.annotations.NullMarked;
