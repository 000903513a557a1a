package io.equilibrium.execution.paper;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How many ticks of each partition wait, and which partitions are full: from the capacity on, until below half of it. */
final class Room {
    private final int capacity;
    private final Map<Integer, Integer> waiting = new HashMap<>();
    private final Set<Integer> full = new HashSet<>();
    private int total;

    Room(int capacity) {
        this.capacity = capacity;
    }

    void add(int partition) {
        total++;
        if (waiting.merge(partition, 1, Integer::sum) >= capacity) {
            full.add(partition);
        }
    }

    void remove(int partition) {
        total--;
        if (waiting.merge(partition, -1, Integer::sum) * 2 < capacity) {
            full.remove(partition);
        }
    }

    Set<Integer> full() {
        return full;
    }

    int total() {
        return total;
    }
}
