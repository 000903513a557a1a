/** The laboratory's command line: the road's rules on files, in one process. */
@NullMarked
package io.equilibrium.research;

import org.jspecify.annotations.NullMarked;
