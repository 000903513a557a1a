package io.equilibrium.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.unit.E8;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 0, 0.5",
        "1, 0.9, 0, 0, 0.47368421052631576",
        "2, 1, 0, 0, 0.3333333333333333",
        "1, 1, 0.1, 0.2, 0.5714285714285714",
        "1, 1, 1, 0.5, 1",
        "1, 1, 1.5, 0.5, 1.5",
        "1, 1, -0.1, 0.1, 0.5",
        "1, 1, 3, 0.5, Infinity",
        "1, 1, 2.5, 0.5, Infinity"
    })
    void theBreakEvenOfABetByHand(double profit, double stop, double winCost, double lossCost, double breakEven) {
        double actual = BreakEven.winProbability(profit, stop, winCost, lossCost);
        if (Double.isInfinite(breakEven)) {
            assertThat(actual).isInfinite().isPositive();
        } else {
            assertThat(actual).isCloseTo(breakEven, within(1e-15));
        }
    }

    @Test
    void theBreakEvenOfAStepPaysTakerInMakerOutWhenWonAndTakerTwiceAndSlippageWhenLost() {
        long price = 100 * E8.ONE;
        // In: 0.05. Won: 0.05 + 0.02. Lost: 0.05 + 0.05, and 0.01 of slippage.
        assertThat(BreakEven.ofStep(price, E8.ONE, FeeTier.VIP_0, 0)).isCloseTo(1.1 / (0.93 + 1.1), within(1e-14));
        assertThat(BreakEven.ofStep(price, E8.ONE, FeeTier.VIP_0, 10_000))
                .isCloseTo(1.11 / (0.93 + 1.11), within(1e-14));
        assertThat(BreakEven.ofStep(price, E8.ONE, FeeTier.FREE, 0)).isEqualTo(0.5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void atTheBreakEvenABetWinsNothingOnAverage(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            double profit = 1 + random.nextDouble();
            double stop = 1 + random.nextDouble();
            double winCost = random.nextDouble();
            double lossCost = random.nextDouble();
            double p = BreakEven.winProbability(profit, stop, winCost, lossCost);
            assertThat(p * (profit - winCost) - (1 - p) * (stop + lossCost)).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void feesAreTakenOfTheNotionalAndRoundedHalfEven() {
        long notional = 10_000 * E8.ONE;
        assertThat(FeeTier.VIP_0.feeE8(notional, Liquidity.MAKER)).isEqualTo(2 * E8.ONE);
        assertThat(FeeTier.VIP_0.feeE8(notional, Liquidity.TAKER)).isEqualTo(5 * E8.ONE);
        assertThat(FeeTier.VIP_0.feeE8(1_000, Liquidity.TAKER)).isZero();
        assertThat(FeeTier.VIP_0.feeE8(3_000, Liquidity.TAKER)).isEqualTo(2);
        assertThat(new FeeTier("rebate", -10_000, 0).feeE8(notional, Liquidity.MAKER))
                .isEqualTo(-E8.ONE);
        assertThat(FeeTier.FREE.feeE8(notional, Liquidity.TAKER)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1",
        "0, 100000000",
        "100000000, 0",
        "-100000000, 0",
        "-9223372036854775808, 0",
        "0, 9223372036854775807"
    })
    void ratesThatCannotBeAreRefused(long maker, long taker) {
        assertThatThrownBy(() -> new FeeTier("odd", maker, taker)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInstrumentRoundsPricesAndQuantities() {
        Instrument instrument = new Instrument("TEST", 10, 1_000, 1_000, 0);
        assertThat(instrument.roundPriceDownE8(129)).isEqualTo(120);
        assertThat(instrument.roundPriceUpE8(121)).isEqualTo(130);
        assertThat(instrument.roundPriceUpE8(120)).isEqualTo(120);
        assertThat(instrument.nearestPriceE8(125)).isEqualTo(120);
        assertThat(instrument.nearestPriceE8(135)).isEqualTo(140);
        assertThat(instrument.roundQuantityDownE8(2_999)).isEqualTo(2_000);
        assertThat(instrument.roundQuantityDownE8(999)).isZero();
    }

    @Test
    void anInstrumentThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Instrument("TEST", 0, 1, 0, 0))
                .hasMessage("TEST: price tick and lot step must be above 0, were 0 and 1");
        assertThatThrownBy(() -> new Instrument("TEST", 1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Instrument("TEST", 1, 1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Instrument("TEST", 1, 1, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void instrumentsAreFoundBySymbol() {
        Instrument instrument = new Instrument("TEST", 1, 1, 0, 0);
        assertThat(Instruments.of(instrument).find("TEST")).contains(instrument);
        assertThat(Instruments.of(instrument).find("OTHER")).isEmpty();
        assertThat(Instruments.NONE.find("TEST")).isEmpty();
    }
}
