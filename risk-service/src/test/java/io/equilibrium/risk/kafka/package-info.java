@NullMarked
package io.equilibrium.risk.kafka;

import org.jspecify.annotations.NullMarked;
