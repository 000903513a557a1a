package io.equilibrium.execution.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
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

    void addAll(List<T> records, Function<T, String> key) {
        records.forEach(record -> add(key.apply(record), record));
    }

    int partitions() {
        return partitions.size();
    }

    List<T> partition(int number) {
        return partitions.get(number);
    }

    /** What of some kind is on each partition, in order. */
    List<List<T>> where(Predicate<T> wanted) {
        return partitions.stream()
                .map(partition -> partition.stream().filter(wanted).toList())
                .toList();
    }

    List<T> all() {
        return partitions.stream().flatMap(List::stream).toList();
    }

    int size() {
        return partitions.stream().mapToInt(List::size).sum();
    }
}
