package io.equilibrium.domain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DepthTest {
    @Test
    void levelsLeadAwayFromTheOtherSide() {
        Depth depth = Depth.of(new long[] {99, 1, 90, 2}, new long[] {103, 3});
        assertThat(new Quote(100, 1, 101, 1, depth))
                .extracting(Quote::lowestE8, Quote::highestE8)
                .containsExactly(90L, 103L);
        refuses(new long[] {99, 1, 99, 2}, new long[0], "lead away");
        refuses(new long[0], new long[] {103, 1, 102, 2}, "lead away");
        refuses(new long[] {99, 0}, new long[0], "above 0");
        refuses(new long[] {99}, new long[0], "prices with quantities");
        refuses(new long[2 * Depth.MOST_LEVELS + 2], new long[0], "at most 20");
    }

    @Test
    void theyLieBeyondTheBestPrices() {
        assertThatThrownBy(() -> new Quote(100, 1, 101, 1, Depth.of(new long[] {100, 1}, new long[0])))
                .hasMessageContaining("beyond the best prices");
        assertThatThrownBy(() -> new Quote(0, 0, 0, 0, Depth.of(new long[] {100, 1}, new long[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refuses(long[] bids, long[] asks, String rule) {
        assertThatThrownBy(() -> Depth.of(bids, asks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }
}
