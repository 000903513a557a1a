package io.equilibrium.gateway;

/** The right to write, which one gateway has at a time. */
public interface Lease extends AutoCloseable {
    /**
     * Whether it is this gateway's now. It may go to another at any time; the tape itself refuses who comes too late.
     *
     * @throws IllegalStateException if it never can be again
     */
    boolean isHeld();

    /** Lets another have it. */
    @Override
    void close();
}
