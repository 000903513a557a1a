/** The account without its doors. */
@NullMarked
package io.equilibrium.risk.account;

import org.jspecify.annotations.NullMarked;
