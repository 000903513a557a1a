package io.equilibrium.signal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The topic of ticks as it is, beside how far this service has read it: by partition, where its records begin and end, and
 * the committed position. Whether reading may go on there.
 *
 * @param stores partitions of the stores' changelog, 0 where there is none yet
 * @param holding those of them that hold state
 */
record TicksSoFar(Map<Integer, Span> partitions, Map<Integer, Long> committed, int stores, Set<Integer> holding) {
    /** Offsets of the first record and behind the last. */
    record Span(long begin, long end) {}

    TicksSoFar {
        partitions = Map.copyOf(partitions);
        committed = Map.copyOf(committed);
        holding = Set.copyOf(holding);
    }

    /**
     * Returns if reading may go on.
     *
     * @throws IllegalStateException if it would begin afresh, or in the middle, and nobody would notice
     */
    void refuse() {
        refusal().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    private Optional<String> refusal() {
        if (stores != 0 && stores != partitions.size()) {
            return Optional.of("topic ticks has " + partitions.size() + " partitions, and had " + stores
                    + " when the state of this service was begun: its symbols would be elsewhere");
        }
        Set<Integer> lost = new TreeSet<>(holding);
        lost.removeAll(committed.keySet());
        if (!lost.isEmpty()) {
            return Optional.of(
                    "there is state of partitions " + lost + " of topic ticks, but nothing says how far they were"
                            + " read: the topic was made anew, or the group's offsets expired; only without the state may this"
                            + " service begin afresh");
        }
        return new TreeMap<>(committed)
                .entrySet().stream()
                        .flatMap(position -> refusal(position.getKey(), position.getValue()).stream())
                        .findFirst();
    }

    private Optional<String> refusal(int partition, long position) {
        Span span = partitions.get(partition);
        if (span == null) {
            return Optional.of("topic ticks has " + partitions.size() + " partitions, and partition " + partition
                    + " was read before: it has fewer than it had");
        }
        if (position > span.end()) {
            return Optional.of("partition " + partition + " of topic ticks ends at " + span.end() + ", before "
                    + position + ", to where it was read: the topic was made anew");
        }
        if (position < span.begin()) {
            return Optional.of("partition " + partition + " of topic ticks begins at " + span.begin() + ", behind "
                    + position + ", to where it was read: ticks were deleted before they were read");
        }
        return Optional.empty();
    }
}
