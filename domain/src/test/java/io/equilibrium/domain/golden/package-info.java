/** The vectors of an independent implementation of domain.md, against which the rules are held. */
@NullMarked
package io.equilibrium.domain.golden;

import org.jspecify.annotations.NullMarked;
