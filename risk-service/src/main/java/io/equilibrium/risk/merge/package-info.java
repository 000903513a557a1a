/**
 * Section 5 of architecture.md, per symbol: two topics, read in whatever interleaving they arrive, become the one order in
 * which the pipeline would have seen them.
 */
@NullMarked
package io.equilibrium.risk.merge;

import org.jspecify.annotations.NullMarked;
