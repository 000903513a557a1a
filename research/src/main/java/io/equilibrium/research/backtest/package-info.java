/** Files through the road's rules in one process. */
@NullMarked
package io.equilibrium.research.backtest;

import org.jspecify.annotations.NullMarked;
