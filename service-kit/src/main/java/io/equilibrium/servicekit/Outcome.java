package io.equilibrium.servicekit;

import java.util.List;

/**
 * What an engine made of a batch: records to publish, in order, records it could not read, and whether its state changed
 * so that it must be stored now. With nothing to store, or only records said in passing, the batch costs no transaction: it
 * is read again after a restart.
 */
public record Outcome(List<OutgoingRecord> outgoing, List<DeadLetter> unreadable, boolean store) {
    private static final Outcome NOTHING = new Outcome(List.of(), List.of(), false);

    public Outcome {
        outgoing = List.copyOf(outgoing);
        unreadable = List.copyOf(unreadable);
        store = store || !outgoing.stream().allMatch(OutgoingRecord::passing) || !unreadable.isEmpty();
    }

    /** Nothing to publish and nothing that must be stored now. */
    public static Outcome nothing() {
        return NOTHING;
    }

    /** Nothing to publish, but the state must be stored. */
    public static Outcome stored() {
        return new Outcome(List.of(), List.of(), true);
    }

    /** Records to publish, in this order. */
    public static Outcome of(List<OutgoingRecord> outgoing) {
        return new Outcome(outgoing, List.of(), false);
    }

    /** The same with records that could not be read. */
    public Outcome withUnreadable(List<DeadLetter> letters) {
        return new Outcome(outgoing, letters, store);
    }
}
