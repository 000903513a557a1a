/** The tables of {@code db/kit}: inbox, positions and outbox, written in the transaction that writes the engine's state. */
@NullMarked
package io.equilibrium.servicekit.jdbc;

import org.jspecify.annotations.NullMarked;
