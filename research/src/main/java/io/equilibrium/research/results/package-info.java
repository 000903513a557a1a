/** What a run came to, symbol by symbol and in all, told as a table or as JSON; fed with the road's events, wherever they come from. */
@NullMarked
package io.equilibrium.research.results;

import org.jspecify.annotations.NullMarked;
