/** What people and machines watch: every stage of the road as metrics, and what matters as messages. */
@NullMarked
package io.equilibrium.telemetry;

import org.jspecify.annotations.NullMarked;
