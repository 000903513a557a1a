/** What the command line's words share: options, their notations, errors, progress. */
@NullMarked
package io.equilibrium.research.cli;

import org.jspecify.annotations.NullMarked;
