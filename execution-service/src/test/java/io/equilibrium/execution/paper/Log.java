package io.equilibrium.execution.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A topic in memory: a key is always on the same partition. */
final class Log<T> {
    private final List<List<T>> partitions;

    Log(int partitions) {
        this.partitions = IntStream.range(0, partitions)
                .<List<T>>mapToObj(i -> new ArrayList<>())
                .toList();
    }

    void add(String key, T record) {
        partitions.get(Math.floorMod(key.hashCode() / 7, partitions.size())).add(record);
    }

    int partitions() {
        return partitions.size();
    }

    List<T> partition(int number) {
        return partitions.get(number);
    }

    List<T> all() {
        return partitions.stream().flatMap(List::stream).toList();
    }

    int size() {
        return partitions.stream().mapToInt(List::size).sum();
    }
}
