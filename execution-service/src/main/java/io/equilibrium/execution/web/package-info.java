/** The admin REST: orders and positions for people. */
@NullMarked
package io.equilibrium.execution.web;

import org.jspecify.annotations.NullMarked;
