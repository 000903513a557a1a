package io.equilibrium.domain.signal;

/** What ends a series with its open bet, before its own end. */
enum Cut {
    NONE,
    /** Its strategy was paused: the bet still counts as evidence. */
    BY_PAUSE,
    /** Its strategy became another, to whose evidence the bet does not belong. */
    BY_CHANGE
}
