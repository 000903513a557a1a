/** The admin REST: how the breaker stands and what moved it, and people's commands, which are written to their topic. */
@NullMarked
package io.equilibrium.risk.web;

import org.jspecify.annotations.NullMarked;
