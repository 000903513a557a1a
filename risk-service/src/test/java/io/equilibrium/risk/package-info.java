/** The service between its doors and whole. */
@NullMarked
package io.equilibrium.risk;

import org.jspecify.annotations.NullMarked;
