/** What every service has without asking: safe defaults, one way to end, readiness, and what an engine's door looks like. */
@NullMarked
package io.equilibrium.servicekit;

import org.jspecify.annotations.NullMarked;
