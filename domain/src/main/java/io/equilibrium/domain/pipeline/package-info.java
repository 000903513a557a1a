/** The road of a tick in one process: the same rules, in the same order, as the services. */
@NullMarked
package io.equilibrium.domain.pipeline;

import org.jspecify.annotations.NullMarked;
