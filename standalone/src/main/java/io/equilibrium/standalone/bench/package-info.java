/** How long the services take for what they do, beside the floor under it. */
@NullMarked
package io.equilibrium.standalone.bench;

import org.jspecify.annotations.NullMarked;
