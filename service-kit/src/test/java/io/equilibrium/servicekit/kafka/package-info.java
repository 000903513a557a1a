/** The loop and the relay on a real broker and a real database, ended at the worst moments. */
@NullMarked
package io.equilibrium.servicekit.kafka;

import org.jspecify.annotations.NullMarked;
