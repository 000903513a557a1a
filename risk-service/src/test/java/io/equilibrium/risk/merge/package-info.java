/** Every interleaving of steps and signals gives the pipeline's order. */
@NullMarked
package io.equilibrium.risk.merge;

import org.jspecify.annotations.NullMarked;
