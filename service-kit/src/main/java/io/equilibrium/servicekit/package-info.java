@NullMarked
package io.equilibrium.servicekit;

import org.jspecify.annotations.NullMarked;
