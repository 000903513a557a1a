@NullMarked
package io.equilibrium.risk.jpa;

import org.jspecify.annotations.NullMarked;
