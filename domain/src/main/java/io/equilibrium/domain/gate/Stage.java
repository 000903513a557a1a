package io.equilibrium.domain.gate;

/** How far a strategy has come. */
public enum Stage {
    /** Its bets become no orders. */
    SHADOW,
    /** Orders at the paper venue alone. */
    PAPER,
    /** Small orders. */
    CANARY,
    FULL;

    Stage next() {
        return switch (this) {
            case SHADOW -> PAPER;
            case PAPER -> CANARY;
            case CANARY, FULL -> FULL;
        };
    }
}
