/** The original study's own rule, look-ahead included, for comparison only: nothing trades by it. */
@NullMarked
package io.equilibrium.research.study;

import org.jspecify.annotations.NullMarked;
