package io.equilibrium.domain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AverageTrueRangeTest {
    private static final long SECOND = 1_000_000;

    private final AverageTrueRange atr = new AverageTrueRange(Duration.ofSeconds(1), 2);

    /** A bar of one second with these prices. */
    private void bar(long second, long... prices) {
        for (long price : prices) {
            atr.on(price, second * SECOND);
        }
    }

    @Test
    void theMeanOfTheLastTrueRangesIsFloored() {
        bar(0, 100, 130, 120);
        bar(1, 121, 125, 119);
        assertThat(atr.isReady()).isFalse();
        bar(2, 118, 110, 112);
        assertThat(atr.isReady()).isFalse();
        bar(3, 200);
        // Bar 0 gave none; bar 1 max(125-119, |125-120|, |119-120|) = 6; bar 2 max(118-110, 1, |110-119|) = 9.
        assertThat(atr.isReady()).isTrue();
        assertThat(atr.valueE8()).isEqualTo(7);
        bar(4, 200);
        // Bar 3: 200-112 = 88.
        assertThat(atr.valueE8()).isEqualTo((9 + 88) / 2);
        bar(5, 200);
        assertThat(atr.valueE8()).isEqualTo(44);
    }

    @Test
    void anOpenBarChangesNothingUntilATickOfALaterBucketCloses() {
        bar(0, 100);
        bar(1, 110);
        bar(2, 115);
        bar(3, 115);
        assertThat(atr.valueE8()).isEqualTo((10 + 5) / 2);
        bar(3, 1_000, 1, 115);
        atr.on(115, 4 * SECOND - 1);
        assertThat(atr.valueE8()).isEqualTo(7);
        atr.on(115, 4 * SECOND);
        assertThat(atr.valueE8()).isEqualTo((5 + 999) / 2);
    }

    @Test
    void emptyBucketsMakeNoBar() {
        bar(0, 100);
        bar(10, 110);
        bar(500, 115);
        bar(501, 115);
        assertThat(atr.valueE8()).isEqualTo((10 + 5) / 2);
    }

    @Test
    void barsAreAlignedToTheEpochOnBothSides() {
        atr.on(100, -1);
        atr.on(110, 0);
        atr.on(115, SECOND - 1);
        atr.on(115, SECOND);
        atr.on(115, 2 * SECOND);
        assertThat(atr.valueE8()).isEqualTo((15 + 0) / 2);
    }

    @Test
    void afterAResetItWarmsUpAgain() {
        bar(0, 100);
        bar(1, 110);
        bar(2, 115);
        bar(3, 115);
        atr.reset();
        assertThat(atr.isReady()).isFalse();
        bar(4, 1_000);
        bar(5, 1_001);
        bar(6, 1_003);
        assertThat(atr.isReady()).isFalse();
        assertThatThrownBy(atr::valueE8)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no ATR before 2 true ranges, have 1");
        bar(7, 1_003);
        assertThat(atr.valueE8()).isEqualTo(1);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new AverageTrueRange(Duration.ofNanos(999_999), 14))
                .hasMessage("the ATR bar must last at least a millisecond, was PT0.000999999S");
        assertThatThrownBy(() -> new AverageTrueRange(Duration.ofHours(2), 0))
                .hasMessage("the ATR period must be at least 1, was 0");
    }
}
