/** A service with an engine, whole. */
@NullMarked
package io.equilibrium.servicekit;

import org.jspecify.annotations.NullMarked;
