@NullMarked
package io.equilibrium.domain.governor;

import org.jspecify.annotations.NullMarked;
