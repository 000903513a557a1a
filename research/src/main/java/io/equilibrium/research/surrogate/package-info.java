/** Section 11 of domain.md: histories without an edge by construction, and what the rules make of them. */
@NullMarked
package io.equilibrium.research.surrogate;

import org.jspecify.annotations.NullMarked;
