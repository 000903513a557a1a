@NullMarked
package io.equilibrium.domain.gate;

import org.jspecify.annotations.NullMarked;
