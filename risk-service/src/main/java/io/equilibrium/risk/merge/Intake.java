package io.equilibrium.risk.merge;

/** What became of a record that was read. */
public enum Intake {
    TAKEN,
    /** Its lane was known to be complete beyond it: its writer has said it before. */
    SAID_AGAIN,
    /** Not of the run that its lane is in. */
    OTHER_RUN
}
