package io.equilibrium.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EBenjaminiHochbergTest {
    @Test
    void fourByHand() {
        // Needed of 1, 2, 3, 4: 80, 40, 26.7, 20.
        assertThat(EBenjaminiHochberg.rejected(Map.of("a", 79.0, "b", 39.0, "c", 1.0, "d", 0.0), 0.05))
                .isEmpty();
        assertThat(EBenjaminiHochberg.rejected(Map.of("a", 80.0, "b", 39.0, "c", 1.0, "d", 0.0), 0.05))
                .containsExactly("a");
        // The first is too small alone and stands with the second.
        assertThat(EBenjaminiHochberg.rejected(Map.of("a", 60.0, "b", 41.0, "c", 1.0, "d", 0.0), 0.05))
                .containsExactly("a", "b");
        assertThat(EBenjaminiHochberg.rejected(Map.of("a", 20.0), 0.05)).containsExactly("a");
        assertThat(EBenjaminiHochberg.rejected(Map.of(), 0.05)).isEmpty();
        assertThatThrownBy(() -> EBenjaminiHochberg.rejected(Map.of(), 1)).hasMessageContaining("alpha");
    }

    /** Twelve strategies with one market's evidence in common, half of them without an edge. */
    @Test
    void falseDiscoveriesAreAtMostAlphaThoughAllHangTogether() {
        Random random = new Random(11);
        double share = 0;
        int found = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            double shock = random.nextGaussian();
            Map<String, Double> evidence = new TreeMap<>();
            for (int i = 0; i < 12; i++) {
                double noise = 0.8 * shock + 0.6 * random.nextGaussian();
                double stake = 2;
                double drift = i < 6 ? 0 : 3;
                evidence.put((i < 6 ? "null" : "edge") + i, Math.exp(stake * (noise + drift) - stake * stake / 2));
            }
            Set<String> rejected = EBenjaminiHochberg.rejected(evidence, 0.05);
            long wrong =
                    rejected.stream().filter(name -> name.startsWith("null")).count();
            share += rejected.isEmpty() ? 0 : wrong / (double) rejected.size();
            found += rejected.size();
        }
        System.out.printf(
                "false discoveries %.2f %%, %.1f found of 6%n", 100 * share / rounds, found / (double) rounds);
        assertThat(share / rounds).isLessThanOrEqualTo(0.05);
        assertThat(found / (double) rounds).isGreaterThan(2);
    }
}
