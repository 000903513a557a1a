/**
 * Section 11 of domain.md: what a strategy must show before money follows it. Its bets, taken or not, bet against the
 * hypothesis that they lose.
 */
@NullMarked
package io.equilibrium.domain.gate;

import org.jspecify.annotations.NullMarked;
