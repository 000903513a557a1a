/** Records in and out: dead letters, the loop that feeds an engine, and the relay that publishes its outbox once. */
@NullMarked
package io.equilibrium.servicekit.kafka;

import org.jspecify.annotations.NullMarked;
