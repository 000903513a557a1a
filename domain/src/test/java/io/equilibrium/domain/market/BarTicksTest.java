package io.equilibrium.domain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarTicksTest {
    private static final long OPEN_TIME = 1_700_006_400_000_000L;
    private static final Bar RISING = new Bar(OPEN_TIME, 100, 120, 90, 110, 10);
    private static final Bar FALLING = new Bar(OPEN_TIME, 110, 120, 90, 100, 10);
    private static final Bar FLAT = new Bar(OPEN_TIME, 100, 120, 90, 100, 10);

    private static List<Tick> ticks(Bar bar, Duration length, BarPath path) {
        List<Tick> ticks = new ArrayList<>();
        new BarTicks(Ticks.SYMBOL, length, path).of(bar, ticks::add);
        return ticks;
    }

    private static LongStream prices(Bar bar, BarPath path) {
        return ticks(bar, Duration.ofMinutes(15), path).stream().mapToLong(Tick::priceE8);
    }

    @ParameterizedTest
    @CsvSource({
        "900000, 299999, 599999, 899999",
        "300000, 99999, 199999, 299999",
        "5, 1, 2, 4",
        "4, 1, 2, 3",
        "3, 0, 1, 2",
        "1, 0, 0, 0"
    })
    void theFourTicksStandAtThirdsOfTheBarInWholeMilliseconds(long millis, long first, long second, long last) {
        assertThat(ticks(RISING, Duration.ofMillis(millis), BarPath.AUTO))
                .extracting(tick -> tick.eventTimeMicros() - OPEN_TIME)
                .containsExactly(0L, first * 1_000, second * 1_000, last * 1_000);
    }

    @Test
    void theFirstExtremeIsTheLowWhenTheBarRoseOrStoodStillElseTheHigh() {
        assertThat(prices(RISING, BarPath.AUTO)).containsExactly(100L, 90L, 120L, 110L);
        assertThat(prices(FLAT, BarPath.AUTO)).containsExactly(100L, 90L, 120L, 100L);
        assertThat(prices(FALLING, BarPath.AUTO)).containsExactly(110L, 120L, 90L, 100L);
    }

    @Test
    void theOrderOfTheExtremesMayBeChosen() {
        assertThat(prices(RISING, BarPath.HIGH_FIRST)).containsExactly(100L, 120L, 90L, 110L);
        assertThat(prices(FALLING, BarPath.LOW_FIRST)).containsExactly(110L, 90L, 120L, 100L);
    }

    @Test
    void theOpenJumpsAndTheOthersAreReachedContinuously() {
        assertThat(ticks(RISING, Duration.ofMinutes(15), BarPath.AUTO))
                .extracting(Tick::move)
                .containsExactly(Move.JUMP, Move.CONTINUOUS, Move.CONTINUOUS, Move.CONTINUOUS);
    }

    @Test
    void theCloseAloneIsOneJumpInTheLastMillisecond() {
        List<Tick> ticks = ticks(RISING, Duration.ofMinutes(15), BarPath.CLOSE_ONLY);
        assertThat(ticks).hasSize(1);
        assertThat(ticks.getFirst().priceE8()).isEqualTo(110);
        assertThat(ticks.getFirst().move()).isEqualTo(Move.JUMP);
        assertThat(ticks.getFirst().quantityE8()).isEqualTo(10);
        assertThat(ticks.getFirst().eventTimeMicros()).isEqualTo(OPEN_TIME + 899_999_000L);
    }

    @ParameterizedTest
    @EnumSource(BarPath.class)
    void theVolumeIsSharedOutWhole(BarPath path) {
        for (long volume : new long[] {0, 1, 3, 10, 12_532_900_000L, Long.MAX_VALUE}) {
            Bar bar = new Bar(OPEN_TIME, 100, 120, 90, 110, volume);
            assertThat(ticks(bar, Duration.ofMinutes(15), path).stream()
                            .mapToLong(Tick::quantityE8)
                            .sum())
                    .isEqualTo(volume);
        }
    }

    /** Nothing of a bar is known at its open but where it opened. */
    @ParameterizedTest
    @EnumSource(
            value = BarPath.class,
            names = {"HIGH_FIRST", "LOW_FIRST"})
    void whoCameSecondIsToldByTheMoveAlone(BarPath path) {
        BarTicks rises = new BarTicks(Ticks.SYMBOL, Duration.ofMinutes(15), path);
        BarTicks falls = new BarTicks(Ticks.SYMBOL, Duration.ofMinutes(15), path);
        List<Tick> up = new ArrayList<>();
        List<Tick> down = new ArrayList<>();
        rises.of(FALLING, up::add);
        falls.of(FALLING, down::add);
        rises.of(new Bar(OPEN_TIME, 95, 120, 90, 118, 10), up::add);
        falls.of(new Bar(OPEN_TIME, 95, 120, 90, 91, 10), down::add);
        assertThat(up.subList(0, 7))
                .extracting(Tick::aggressor)
                .isEqualTo(down.subList(0, 7).stream().map(Tick::aggressor).toList());
        for (int i = 1; i < up.size(); i++) {
            assertThat(up.get(i).aggressor() == Aggressor.BUYER)
                    .isEqualTo(up.get(i).priceE8() > up.get(i - 1).priceE8());
        }
        assertThat(up.getFirst().aggressor()).isEqualTo(Aggressor.BUYER);
    }

    @Test
    void ticksAreNumberedFromOneOverAllBars() {
        BarTicks source = new BarTicks(Ticks.SYMBOL, Duration.ofMinutes(15), BarPath.AUTO);
        List<Tick> ticks = new ArrayList<>();
        source.of(RISING, ticks::add);
        source.of(FALLING, ticks::add);
        assertThat(ticks).extracting(Tick::tradeId).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(source.ticksPerBar()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 90, 95, 100, 1, high is below low",
        "121, 120, 90, 100, 1, open is outside low and high",
        "100, 120, 90, 89, 1, close is outside low and high",
        "100, 120, 0, 100, 1, low must be above 0",
        "100, 120, 90, 100, -1, volume is negative"
    })
    void aBarThatCannotBeIsRefused(long open, long high, long low, long close, long volume, String rule) {
        assertThatThrownBy(() -> new Bar(OPEN_TIME, open, high, low, close, volume))
                .hasMessage(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0001S"})
    void aBarShorterThanAMillisecondIsRefused(Duration length) {
        assertThatThrownBy(() -> new BarTicks(Ticks.SYMBOL, length, BarPath.AUTO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTickThatCannotBeIsRefused() {
        assertThatThrownBy(() -> Ticks.jump(1, 0, 0)).hasMessage("price must be above 0, was 0 E8");
        assertThatThrownBy(() -> new Tick("X", 1, 1, -1, Aggressor.BUYER, Move.JUMP, 0, 0))
                .hasMessage("quantity must not be negative, was -1 E8");
    }
}
