package io.equilibrium.gateway;

/** Holds the tape back while its readers are too far behind. */
@FunctionalInterface
public interface Flow {
    /** Nobody is waited for. */
    Flow FREE = () -> {};

    /** Before each tick. */
    void admit() throws InterruptedException;
}
