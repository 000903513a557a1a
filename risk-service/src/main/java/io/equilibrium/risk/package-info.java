/** Row four of architecture.md's road: signals become approved or denied orders, and the breaker is kept and led by people. */
@NullMarked
package io.equilibrium.risk;

import org.jspecify.annotations.NullMarked;
