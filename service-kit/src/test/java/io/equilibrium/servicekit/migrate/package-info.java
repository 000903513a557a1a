/** Tables moved on by a process of their own. */
@NullMarked
package io.equilibrium.servicekit.migrate;

import org.jspecify.annotations.NullMarked;
