/** How wide the spread was, as market data tells it: for the paper venue's model where no quotes are recorded. */
@NullMarked
package io.equilibrium.research.spread;

import org.jspecify.annotations.NullMarked;
