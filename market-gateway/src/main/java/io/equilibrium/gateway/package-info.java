@NullMarked
package io.equilibrium.gateway;

import org.jspecify.annotations.NullMarked;
