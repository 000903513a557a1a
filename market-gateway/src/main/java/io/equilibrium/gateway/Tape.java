package io.equilibrium.gateway;

import io.equilibrium.contract.TapeEvent;

/** Where a run is written, event for event; the places of a run's events are numbered from 0. */
public interface Tape extends AutoCloseable {
    /** Whether the event at this place, of this symbol, was written by an earlier attempt. */
    boolean has(long place, String symbol);

    /** Writes, perhaps later, in order. */
    void write(long place, TapeEvent event) throws InterruptedException;

    /** Returns when all is written; throws when it cannot be. */
    void flush();

    @Override
    void close();
}
