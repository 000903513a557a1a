@NullMarked
package io.equilibrium.research.latency;

import org.jspecify.annotations.NullMarked;
