package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.Fraction;

/** Section 9 of domain.md: how a bet is entered. */
public sealed interface EntryStyle {
    EntryStyle AT_STEP = new AtStep(false);

    /** What the next bet would buy or sell again is kept for it. */
    EntryStyle CARRIED = new AtStep(true);

    /** The study's: given up when the price is 1.2 sizes away. */
    EntryStyle TRAP = new Trap(new Fraction(6, 5));

    /** At the step where the bet is decided, with a position that the bet before holds, if it is of the same side and carried. */
    record AtStep(boolean carried) implements EntryStyle {}

    /** Before the step where the next bet is decided, resting at its level; given up when the price is so many sizes away. */
    record Trap(Fraction runawaySizes) implements EntryStyle {
        public Trap {
            if (runawaySizes.numerator() <= runawaySizes.denominator()) {
                throw new IllegalArgumentException(
                        "a trap is placed one size away and must be given up beyond that, was " + runawaySizes
                                + " sizes");
            }
        }
    }
}
