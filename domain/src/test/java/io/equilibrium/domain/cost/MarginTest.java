package io.equilibrium.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.unit.E8;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginTest {
    private static final LeverageBracket FIRST = bracket("50000", 125, "0.004", "0");
    private static final LeverageBracket SECOND = bracket("600000", 100, "0.005", "50");
    private static final Map<String, List<LeverageBracket>> BTC = Map.of("BTCUSDT", List.of(FIRST, SECOND));

    private static LeverageBracket bracket(String cap, int leverage, String rate, String cum) {
        return new LeverageBracket(E8.parse(cap), leverage, E8.parse(rate), E8.parse(cum));
    }

    private static Margin margin(int leverage) {
        return new Margin(leverage, E8.parse("0.0125"), BTC);
    }

    @Test
    void aNotionalLiesInTheFirstBracketThatHoldsIt() {
        Margin margin = margin(10);
        assertThat(margin.bracket("BTCUSDT", 50_000 * E8.ONE)).contains(FIRST);
        assertThat(margin.bracket("BTCUSDT", 50_000 * E8.ONE + 1)).contains(SECOND);
        assertThat(margin.bracket("BTCUSDT", 600_000 * E8.ONE + 1)).isEmpty();
        assertThat(margin.bracket("ETHUSDT", 1)).isEmpty();
    }

    @Test
    void maintenanceIsContinuousBetweenBrackets() {
        assertThat(FIRST.maintenanceE8(50_000 * E8.ONE)).isEqualTo(SECOND.maintenanceE8(50_000 * E8.ONE));
    }

    @Test
    void byHand() {
        // One coin at 40,000 with leverage 20: a margin of 2,000. Long: (40,000 - 2,000) / 0.996; short: 42,000 /
        // 1.004.
        Margin margin = margin(20);
        assertThat(margin.initialE8(40_000 * E8.ONE)).isEqualTo(2_000 * E8.ONE);
        assertThat(margin.liquidationPriceE8(FIRST, 1, E8.ONE, 40_000 * E8.ONE)).isEqualTo(3_815_261_044_177L);
        assertThat(margin.liquidationPriceE8(FIRST, -1, E8.ONE, 40_000 * E8.ONE))
                .isEqualTo(4_183_266_932_270L);
        assertThat(margin.bankruptcyPriceE8(1, E8.ONE, 40_000 * E8.ONE)).isEqualTo(38_000 * E8.ONE);
        assertThat(margin.bankruptcyPriceE8(-1, E8.ONE, 40_000 * E8.ONE)).isEqualTo(42_000 * E8.ONE);
        // 0.0125 of 38,152.61 is 476.9, of which the margin still holds 152.6.
        assertThat(margin.liquidationFeeE8(1, E8.ONE, 40_000 * E8.ONE, 3_815_261_044_177L))
                .isEqualTo(15_261_044_177L);
        assertThat(margin.liquidationFeeE8(1, E8.ONE, 40_000 * E8.ONE, 38_000 * E8.ONE))
                .isZero();
    }

    @Test
    void withoutLeverageOfAtLeastTwoALongIsNeverLiquidatedAboveZero() {
        assertThat(margin(1).liquidationPriceE8(FIRST, 1, E8.ONE, 40_000 * E8.ONE))
                .isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void atTheLiquidationPriceMarginAndProfitAreTheMaintenanceMargin(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Margin margin = margin(2 + random.nextInt(99));
            LeverageBracket bracket = random.nextBoolean() ? FIRST : SECOND;
            int sign = random.nextBoolean() ? 1 : -1;
            long quantity = (1 + random.nextInt(10_000)) * 100_000L;
            long entry = (1 + random.nextInt(10_000_000)) * 1_000_000L;
            long price = margin.liquidationPriceE8(bracket, sign, quantity, entry);
            if (price == 0) {
                continue;
            }
            BigDecimal left = left(margin, bracket, sign, quantity, entry, price);
            BigDecimal further = left(margin, bracket, sign, quantity, entry, price - sign);
            assertThat(left).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            assertThat(further).isLessThan(BigDecimal.ZERO);
        }
    }

    /** Margin and profit less maintenance, exactly. */
    private static BigDecimal left(
            Margin margin, LeverageBracket bracket, int sign, long quantity, long entry, long price) {
        BigDecimal held = decimal(margin.initialE8(E8.multiply(entry, quantity)));
        BigDecimal profit = decimal(price - entry).multiply(decimal(quantity)).multiply(BigDecimal.valueOf(sign));
        BigDecimal maintenance = decimal(price)
                .multiply(decimal(quantity))
                .multiply(decimal(bracket.maintenanceRateE8()))
                .subtract(decimal(bracket.cumE8()));
        return held.add(profit).subtract(maintenance);
    }

    private static BigDecimal decimal(long valueE8) {
        return BigDecimal.valueOf(valueE8, 8);
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertThatThrownBy(() -> new Margin(-1, 0, Map.of())).hasMessageContaining("leverage must be at least 1");
        assertThatThrownBy(() -> new Margin(5, E8.ONE, Map.of())).hasMessageContaining("a liquidation fee lies");
        assertThatThrownBy(() -> new Margin(5, 0, Map.of("A", List.of(SECOND, FIRST))))
                .hasMessage("A: the caps of leverage brackets must rise");
        assertThatThrownBy(() -> bracket("0", 1, "0.1", "0")).hasMessageContaining("a cap above 0");
        assertThatThrownBy(() -> bracket("1", 1, "1", "0")).hasMessageContaining("a maintenance rate lies");
    }
}
