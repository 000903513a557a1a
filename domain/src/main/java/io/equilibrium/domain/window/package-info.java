/** Sections 6 and 7 of domain.md: behaviour bits, trend and pivot index, and the statistics of a rolling window of bits. */
@NullMarked
package io.equilibrium.domain.window;

import org.jspecify.annotations.NullMarked;
