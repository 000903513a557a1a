package io.equilibrium.gateway.kafka;

/** Holds the tape back while its readers are too far behind. */
@FunctionalInterface
public interface Flow {
    /** Nobody is waited for. */
    Flow FREE = () -> {};

    /** Before each record. */
    void admit() throws InterruptedException;
}
