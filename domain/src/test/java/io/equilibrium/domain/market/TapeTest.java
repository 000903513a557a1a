package io.equilibrium.domain.market;

import static io.equilibrium.domain.market.Ticks.continuous;
import static io.equilibrium.domain.market.Ticks.jump;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TapeTest {
    private static final long DAY = 24 * 3_600 * 1_000_000L;

    private final Tape tape = new Tape(Tape.DEFAULT_HOLE);

    @Test
    void theFirstTickOpensSegmentZeroAndIsAJump() {
        assertThat(tape.segment()).isEqualTo(-1);
        assertThat(tape.accept(continuous(7, 100, 1_000))).isTrue();
        assertThat(tape.segment()).isZero();
        assertThat(tape.opensSegment()).isTrue();
        assertThat(tape.move()).isEqualTo(Move.JUMP);
        assertThat(tape.fromPriceE8()).isEqualTo(100);
        assertThat(tape.fromTimeMicros()).isEqualTo(1_000);
    }

    @Test
    void aMoveGoesFromTheTickBefore() {
        tape.accept(jump(1, 100, 1_000));
        tape.accept(continuous(2, 110, 1_500));
        assertThat(tape.move()).isEqualTo(Move.CONTINUOUS);
        assertThat(tape.opensSegment()).isFalse();
        assertThat(tape.fromPriceE8()).isEqualTo(100);
        assertThat(tape.fromTimeMicros()).isEqualTo(1_000);
        assertThat(tape.priceE8()).isEqualTo(110);
        assertThat(tape.timeMicros()).isEqualTo(1_500);
    }

    @Test
    void aDuplicateChangesNothingEvenWithALaterTime() {
        tape.accept(jump(5, 100, 1_000));
        assertThat(tape.accept(jump(5, 200, 2 * DAY))).isFalse();
        assertThat(tape.accept(jump(4, 300, 3 * DAY))).isFalse();
        assertThat(tape.duplicates()).isEqualTo(2);
        assertThat(tape.accepted()).isEqualTo(1);
        assertThat(tape.accept(jump(6, 110, 500))).isTrue();
        assertThat(tape.timeMicros()).isEqualTo(1_000);
        assertThat(tape.fromPriceE8()).isEqualTo(100);
        assertThat(tape.segment()).isZero();
    }

    @Test
    void aLateTickTakesTheTimeOfTheOneBefore() {
        tape.accept(jump(1, 100, 1_000));
        tape.accept(continuous(2, 120, 900));
        assertThat(tape.timeMicros()).isEqualTo(1_000);
        assertThat(tape.late()).isEqualTo(1);
        tape.accept(jump(3, 130, 1_000));
        assertThat(tape.late()).isEqualTo(1);
        tape.accept(jump(4, 130, 950));
        assertThat(tape.timeMicros()).isEqualTo(1_000);
        assertThat(tape.late()).isEqualTo(2);
    }

    @Test
    void silenceOfExactlyADayIsNoHole() {
        tape.accept(jump(1, 100, 1_000));
        tape.accept(continuous(2, 120, 1_000 + DAY));
        assertThat(tape.segment()).isZero();
        assertThat(tape.move()).isEqualTo(Move.CONTINUOUS);
    }

    @Test
    void silenceLongerThanADayOpensASegmentWithAJump() {
        tape.accept(jump(1, 100, 1_000));
        tape.accept(continuous(2, 120, 1_001 + DAY));
        assertThat(tape.segment()).isEqualTo(1);
        assertThat(tape.opensSegment()).isTrue();
        assertThat(tape.move()).isEqualTo(Move.JUMP);
        assertThat(tape.fromPriceE8()).isEqualTo(120);
        assertThat(tape.fromTimeMicros()).isEqualTo(1_001 + DAY);
    }

    @Test
    void aHoleIsJudgedFromTheTimeThatALateTickTook() {
        tape.accept(jump(1, 100, 1_000));
        tape.accept(jump(2, 100, 0));
        tape.accept(jump(3, 100, 1_000 + DAY));
        assertThat(tape.segment()).isZero();
    }

    @Test
    void aHoleMayBeShorterThanASecond() {
        Tape quick = new Tape(Duration.ofNanos(1_500_000));
        quick.accept(jump(1, 100, 0));
        quick.accept(jump(2, 100, 1_500));
        assertThat(quick.segment()).isZero();
        quick.accept(jump(3, 100, 3_001));
        assertThat(quick.segment()).isEqualTo(1);
        assertThatThrownBy(() -> new Tape(Duration.ZERO)).hasMessage("hole must be positive, was PT0S");
    }

    @Test
    void aStraightLineReachesPricesInTime() {
        tape.accept(jump(1, 100, 1_000));
        tape.accept(continuous(2, 80, 2_000));
        assertThat(tape.reachedAtMicros(100)).isEqualTo(1_000);
        assertThat(tape.reachedAtMicros(95)).isEqualTo(1_250);
        assertThat(tape.reachedAtMicros(80)).isEqualTo(2_000);
        assertThat(tape.priceAtE8(1_000)).isEqualTo(100);
        assertThat(tape.priceAtE8(1_250)).isEqualTo(95);
        assertThat(tape.priceAtE8(2_000)).isEqualTo(80);
    }

    @Test
    void timeOnTheLineIsFlooredAfterTheFractionWasTakenAsADouble() {
        tape.accept(jump(1, 1_000, 0));
        tape.accept(continuous(2, 1_049, 49));
        // 1/49 × 49 is 1 in numbers and 0.999… in doubles.
        assertThat(1 / 49.0 * 49).isLessThan(1);
        assertThat(tape.reachedAtMicros(1_001)).isZero();
        assertThat(tape.reachedAtMicros(1_002)).isEqualTo((long) (2 / 49.0 * 49));
    }

    @Test
    void aMoveThatStandsStillIsReachedAtOnce() {
        tape.accept(jump(1, 100, 1_000));
        tape.accept(continuous(2, 100, 2_000));
        assertThat(tape.reachedAtMicros(100)).isEqualTo(1_000);
        tape.accept(continuous(3, 120, 2_000));
        assertThat(tape.priceAtE8(2_000)).isEqualTo(120);
    }
}
