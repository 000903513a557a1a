/** Section 8 of domain.md: when the bits leave balance, a series of bets opens on the steps that follow. */
@NullMarked
package io.equilibrium.domain.signal;

import org.jspecify.annotations.NullMarked;
