/** Topics, runs, and the shape of every event on the topics: JSON of the domain records, SBE for ticks. */
@NullMarked
package io.equilibrium.contract;

import org.jspecify.annotations.NullMarked;
