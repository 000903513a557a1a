/** The admin REST: how the breaker stands, what moved it, and a person's trip or reset. */
@NullMarked
package io.equilibrium.risk.web;

import org.jspecify.annotations.NullMarked;
