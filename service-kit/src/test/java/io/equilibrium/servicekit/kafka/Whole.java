package io.equilibrium.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The whole output of a {@link Doubler}: what an undisturbed one says, key by key, with every sequence once. */
final class Whole {
    private Whole() {}

    static void assertWhole(Road road, int numbers) {
        var records = road.committed(road.out, 2 * numbers);
        assertThat(records.stream()
                        .map(record -> Long.parseLong(Road.header(record, PublishedSequences.HEADER)))
                        .sorted()
                        .toList())
                .isEqualTo(LongStream.rangeClosed(1, 2L * numbers).boxed().toList());
        Map<Integer, Long> last = new HashMap<>();
        Map<String, List<String>> byKey = new HashMap<>();
        for (var record : records) {
            long sequence = Long.parseLong(Road.header(record, PublishedSequences.HEADER));
            assertThat(sequence).isGreaterThan(last.getOrDefault(record.partition(), 0L));
            last.put(record.partition(), sequence);
            byKey.computeIfAbsent(Road.text(record.key()), key -> new ArrayList<>())
                    .add(Road.text(record.value()));
        }
        byKey.values().forEach(Whole::assertSums);
    }

    // Keys share partitions of the input, so the order of numbers is free; that each sum follows from the one before is
    // not.
    private static void assertSums(List<String> said) {
        long sum = 0;
        for (int pair = 0; pair < said.size(); pair += 2) {
            long number = Long.parseLong(said.get(pair));
            sum += number;
            assertThat(said.get(pair + 1)).isEqualTo(number + " sum " + sum);
        }
    }
}
