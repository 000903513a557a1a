/** One page about one market: what the rules came to, beside what they come to where there is no edge, and a verdict. */
@NullMarked
package io.equilibrium.research.report;

import org.jspecify.annotations.NullMarked;
