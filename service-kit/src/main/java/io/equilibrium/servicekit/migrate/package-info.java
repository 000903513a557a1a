/** The tables alone: made and moved on by a process of its own, before the service starts. */
@NullMarked
package io.equilibrium.servicekit.migrate;

import org.jspecify.annotations.NullMarked;
