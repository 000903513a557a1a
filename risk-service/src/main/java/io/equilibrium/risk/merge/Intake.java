package io.equilibrium.risk.merge;

/** What became of a record that was read. */
public enum Intake {
    TAKEN,
    /** A restart goes back to the earliest waiting record, so later ones that were taken before come again. */
    READ_AGAIN,
    /** Not of the run that its topic is in. */
    OTHER_RUN
}
