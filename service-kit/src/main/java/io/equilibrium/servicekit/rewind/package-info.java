/** A run's decisions made again from the journal, by the rules that made them, and compared with what was said. */
@NullMarked
package io.equilibrium.servicekit.rewind;

import org.jspecify.annotations.NullMarked;
