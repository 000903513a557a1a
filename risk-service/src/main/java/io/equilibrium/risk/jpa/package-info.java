/** The account's state and the breaker's history in Postgres, written in the transaction that takes what made them. */
@NullMarked
package io.equilibrium.risk.jpa;

import org.jspecify.annotations.NullMarked;
