package io.equilibrium.gateway;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import java.util.List;

/** Where a run is written: its events to the ticks, what follows from them to the marks; each once, in order. */
public interface Tape extends AutoCloseable {
    /** Through which place an earlier attempt wrote both; {@link TapeEvent#NO_PLACE} where there was none. */
    long writtenThrough();

    /** The runs that this one puts an end to: they had begun, and nothing more of them is written. */
    List<RunId> givesUp();

    /** To the ticks; seen after the next commit. */
    void write(TapeEvent event);

    /** To the marks; seen after the next commit. */
    void write(Message message);

    /** Returns when all that was written can be seen, all of it at once; throws when it will never be. */
    void commit();

    /** As {@link #commit}, and says that all of the run was written. */
    void end();

    /** At once; what was not committed was never written. */
    @Override
    void close();
}
