/**
 * The words {@code demo} and {@code replay}: the five services of one machine over an embedded broker and database, and
 * the road of domain.md's ticks through them, shown to a person at a terminal.
 */
@NullMarked
package io.equilibrium.standalone;

import org.jspecify.annotations.NullMarked;
