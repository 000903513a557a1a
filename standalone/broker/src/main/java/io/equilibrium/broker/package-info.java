/** The broker of a suite as a process of its own, which ends when the suite does. */
@NullMarked
package io.equilibrium.broker;

import org.jspecify.annotations.NullMarked;
