/** The strategies for people: how each stands. */
@NullMarked
package io.equilibrium.signal.web;

import org.jspecify.annotations.NullMarked;
