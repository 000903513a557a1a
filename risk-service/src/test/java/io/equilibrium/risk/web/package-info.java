/** The admin REST without the account behind it. */
@NullMarked
package io.equilibrium.risk.web;

import org.jspecify.annotations.NullMarked;
