package io.equilibrium.execution.jpa;

import io.equilibrium.servicekit.EngineRefusedException;
import java.util.Optional;

/** Loads and stores what the paper venue remembers; each call belongs to the caller's transaction. */
public final class VenueStore {
    /** The layout of the bytes that this build writes and reads. */
    private static final int LAYOUT = 9;

    /** The venue's bytes, and the settings that they were made with. */
    @SuppressWarnings("ArrayRecordComponent") // carried through, never compared
    public record Stored(byte[] state, String settings) {}

    private final VenueStates states;

    public VenueStore(VenueStates states) {
        this.states = states;
    }

    /**
     * What was stored last; empty before the first time.
     *
     * @throws EngineRefusedException if another build wrote it in a layout that this one does not read
     */
    public Optional<Stored> load() {
        return states.findById(VenueState.PAPER).map(row -> {
            if (row.layout() != LAYOUT) {
                throw new EngineRefusedException("the stored paper venue has layout " + row.layout()
                        + ", this build reads layout " + LAYOUT + "; start the build that wrote it");
            }
            return new Stored(row.state(), row.settings());
        });
    }

    public void store(Stored stored) {
        states.save(new VenueState(LAYOUT, stored.settings(), stored.state()));
    }
}
