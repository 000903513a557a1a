/** The account's state, the breaker's history and the log of commands in Postgres, written in the transaction that takes what made them. */
@NullMarked
package io.equilibrium.risk.jpa;

import org.jspecify.annotations.NullMarked;
