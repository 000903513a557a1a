package io.equilibrium.execution.jpa;

/** How a bracket stands as a whole. */
public enum OrderStatus {
    /** The entry has not acted. */
    WAITING,
    /** The entry filled, no exit has. */
    OPEN,
    /** An exit filled. */
    CLOSED,
    /** The entry ended without a trade. */
    EXPIRED,
    /** The venue refused the entry. */
    REJECTED,
    /** The entry was taken back. */
    CANCELLED;

    boolean isLive() {
        return this == WAITING || this == OPEN;
    }
}
