@NullMarked
package io.equilibrium.telemetry;

import org.jspecify.annotations.NullMarked;
