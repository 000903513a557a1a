/** The door that markets come in by: section 2 of domain.md. Files are replayed into {@code ticks}, once each, at a given speed. */
@NullMarked
package io.equilibrium.gateway;

import org.jspecify.annotations.NullMarked;
