/** The gate under every interleaving. */
@NullMarked
package io.equilibrium.execution.paper;

import org.jspecify.annotations.NullMarked;
