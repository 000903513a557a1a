/** The topics as they are made, the tape as it is written and taken up again, and how far ahead of its readers it may run. */
@NullMarked
package io.equilibrium.gateway.kafka;

import org.jspecify.annotations.NullMarked;
