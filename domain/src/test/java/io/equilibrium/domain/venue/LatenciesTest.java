package io.equilibrium.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.venue.Latency.Constant;
import io.equilibrium.domain.venue.Latency.Sampled;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private static final int ORDERS = 100_000;

    @Test
    void aConstantOneIsTheSameForEveryOrderAndFlattening() {
        Latencies latencies = Latencies.constant(Duration.ofMillis(50));

        assertThat(latencies.actsAtMicros("ABCUSDT-1", 7)).isEqualTo(50_007);
        assertThat(latencies.actsAtMicros("ABCUSDT-2", 7)).isEqualTo(50_007);
        assertThat(latencies.flattensAtMicros("ABCUSDT", 7, 3)).isEqualTo(50_007);
    }

    @Test
    void marketDataComesFirstThenWhatIsSent() {
        Latencies latencies = new Latencies(new Constant(1), new Constant(20), new Constant(300), 0);

        assertThat(latencies.actsAtMicros("ABCUSDT-1", 5_000)).isEqualTo(5_301);
        assertThat(latencies.flattensAtMicros("ABCUSDT", 5_000, 1)).isEqualTo(5_320);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, Long.MIN_VALUE})
    void everySampleIsAsLikelyAsAnyOther(long seed) {
        Latencies latencies = sampled(seed, LongStream.range(0, 8).boxed().toList());

        double chiSquared = LongStream.range(0, 8)
                .map(latency -> Collections.frequency(draws(latencies), latency))
                .mapToDouble(count -> Math.pow(count - ORDERS / 8.0, 2) / (ORDERS / 8.0))
                .sum();
        // 0.9999 of the chi-squared distribution with 7 degrees of freedom.
        assertThat(chiSquared).as("seed %d", seed).isLessThan(29.88);
    }

    @Test
    void seedsKindsAndNeighbouringOrdersDrawIndependently() {
        List<Long> samples = LongStream.range(0, 1_000).boxed().toList();
        List<Long> draws = draws(sampled(1, samples));
        Latencies data = new Latencies(Latency.NONE, Latency.NONE, new Sampled(samples), 1);

        assertThat(correlation(draws, draws(sampled(2, samples)))).isBetween(-0.015, 0.015);
        assertThat(correlation(draws, draws(data))).isBetween(-0.015, 0.015);
        assertThat(correlation(draws.subList(1, ORDERS), draws.subList(0, ORDERS - 1)))
                .isBetween(-0.015, 0.015);
    }

    @Test
    void aDrawIsAFunctionOfSeedAndNameForEver() {
        List<Long> samples = LongStream.range(0, 1_000_000).boxed().toList();
        Latencies latencies = new Latencies(new Sampled(samples), new Sampled(samples), new Sampled(samples), 42);

        assertThat(latencies.actsAtMicros("BTCUSDT-17", 0)).isEqualTo(latencies.actsAtMicros("BTCUSDT-17", 0));
        assertThat(List.of(
                        sampled(42, samples).actsAtMicros("BTCUSDT-17", 0),
                        sampled(42, samples).actsAtMicros("BTCUSDT-18", 0),
                        sampled(43, samples).actsAtMicros("BTCUSDT-17", 0)))
                .containsExactly(63_056L, 282_151L, 630_151L);
    }

    @Test
    void aLatencyIsNeitherNegativeNorWithoutEnd() {
        assertThatThrownBy(() -> Latency.of(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.001S");
        assertThatThrownBy(() -> new Constant(3_600_000_001L)).hasMessageContaining("3600000001");
        assertThatThrownBy(() -> new Sampled(List.of(1L, -1L))).hasMessageContaining("-1 microseconds");
        assertThatThrownBy(() -> new Sampled(List.of())).hasMessageContaining("at least one sample");
    }

    private static Latencies sampled(long seed, List<Long> samples) {
        return new Latencies(new Sampled(samples), Latency.NONE, Latency.NONE, seed);
    }

    private static List<Long> draws(Latencies latencies) {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> latencies.actsAtMicros("ABCUSDT-" + i, 0))
                .toList();
    }

    private static double correlation(List<Long> one, List<Long> other) {
        double meanOne = mean(one);
        double meanOther = mean(other);
        double together = 0;
        double squaresOne = 0;
        double squaresOther = 0;
        for (int i = 0; i < one.size(); i++) {
            double first = one.get(i) - meanOne;
            double second = other.get(i) - meanOther;
            together += first * second;
            squaresOne += first * first;
            squaresOther += second * second;
        }
        return together / Math.sqrt(squaresOne * squaresOther);
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
