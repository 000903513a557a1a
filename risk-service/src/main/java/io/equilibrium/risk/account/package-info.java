/** The account between the doors: runs begin and end, the domain's risk engine decides, and what was decided is said. */
@NullMarked
package io.equilibrium.risk.account;

import org.jspecify.annotations.NullMarked;
