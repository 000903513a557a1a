/** The topic that people's commands are written to. */
@NullMarked
package io.equilibrium.risk.kafka;

import org.jspecify.annotations.NullMarked;
