/** Section 9 of domain.md: a bet as a bracket order, what the venue answers, and the account that the fills make. */
@NullMarked
package io.equilibrium.domain.order;

import org.jspecify.annotations.NullMarked;
