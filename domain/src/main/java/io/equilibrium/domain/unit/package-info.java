/** Section 1 of domain.md: prices, quantities and money as integers of 1e-8. */
@NullMarked
package io.equilibrium.domain.unit;

import org.jspecify.annotations.NullMarked;
