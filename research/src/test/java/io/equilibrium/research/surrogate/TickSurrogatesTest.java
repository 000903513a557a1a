package io.equilibrium.research.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickSurrogatesTest {
    private static final long TICK_E8 = E8.ONE / 10;

    /** A walk that, with a bounce, also flips between bid and ask, one price tick apart. */
    private static TickHistory history(int count, boolean bounces, long seed) {
        Random random = new Random(seed);
        long[] times = new long[count];
        long[] prices = new long[count];
        long middle = 60_000 * E8.ONE;
        for (int i = 0; i < count; i++) {
            times[i] = 1_704_067_200_000_000L + i * 50_000L;
            middle += random.nextInt(4) == 0 ? (random.nextBoolean() ? TICK_E8 : -TICK_E8) : 0;
            prices[i] = middle + (bounces && random.nextBoolean() ? TICK_E8 : 0);
        }
        return new TickHistory("BTCUSDT", times, prices);
    }

    private static List<Tick> ticks(TickSurrogate surrogate, Draw draw) {
        List<Tick> ticks = new ArrayList<>();
        surrogate.tell(draw, ticks::add);
        return ticks;
    }

    @Test
    void aBlockKeepsItsMovesOrTurnsAllOfThem() {
        TickHistory history = history(4_001, true, 1);
        List<Tick> ticks = ticks(new SignedBlocks(history, 8), new Draw(3, 0));
        assertThat(history.unitE8()).isEqualTo(TICK_E8);
        assertThat(ticks).allMatch(tick -> tick.priceE8() % TICK_E8 == 0);
        int turned = 0;
        for (int block = 0; block < 500; block++) {
            int sign = 0;
            for (int i = block * 8; i < (block + 1) * 8; i++) {
                long real = history.priceE8(i + 1) - history.priceE8(i);
                long move = ticks.get(i + 1).priceE8() - ticks.get(i).priceE8();
                assertThat(Math.abs(move)).isCloseTo(Math.abs(real), within(TICK_E8));
                sign += Long.signum(real) * Long.signum(move);
            }
            turned += sign < 0 ? 1 : 0;
        }
        assertThat(turned).isBetween(180, 300);
    }

    @Test
    void aWalkNeedsNoBlocksAndABounceDoes() {
        double[] walk = history(200_000, false, 2).logMoves();
        double[] bounce = history(200_000, true, 2).logMoves();
        assertThat(VarianceRatio.of(walk, 64)).isCloseTo(1, within(0.05));
        assertThat(VarianceRatio.of(bounce, 64)).isLessThan(0.5);
        assertThat(VarianceRatio.shortestBlock(walk, 256)).isEqualTo(1);
        int block = VarianceRatio.shortestBlock(bounce, 256);
        assertThat(block).isBetween(8, 256);
        assertThat(VarianceRatio.of(bounce, block) / VarianceRatio.of(bounce, 256))
                .isCloseTo(1, within(0.1));
        assertThat(Math.abs(VarianceRatio.of(bounce, block / 2) / VarianceRatio.of(bounce, 256) - 1))
                .isGreaterThan(0.1);
    }

    @Test
    void aWalkOfTradesMovesAsFarAsBlocksOfTheData() {
        TickHistory history = history(100_000, true, 4);
        List<Tick> ticks = ticks(new RandomWalkTicks(history, 32), new Draw(3, 0));
        long[] times = ticks.stream().mapToLong(Tick::eventTimeMicros).toArray();
        long[] prices = ticks.stream().mapToLong(Tick::priceE8).toArray();
        double[] moves = new TickHistory("BTCUSDT", times, prices).logMoves();
        double[] real = history.logMoves();
        assertThat(variance(moves, 64) / variance(real, 64)).isCloseTo(1, within(0.1));
        assertThat(ticks).allMatch(tick -> tick.priceE8() % TICK_E8 == 0);
    }

    private static double variance(double[] moves, int block) {
        double squares = 0;
        for (double move : moves) {
            squares += move * move;
        }
        return VarianceRatio.of(moves, block) * squares;
    }
}
