@NullMarked
package io.equilibrium.research;

import org.jspecify.annotations.NullMarked;
