package io.equilibrium.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketOrderTest {
    private static BracketOrder order(Side side, long quantity, long limit, long takeProfit, long stop) {
        return new BracketOrder(
                BracketOrder.idOf("TEST", 42), "TEST", side, quantity, limit, takeProfit, stop, 42, 7, 1_000, 2_000, 0);
    }

    @Test
    void anOrderIsNamedBySymbolAndStep() {
        assertThat(order(Side.BUY, 1, 100, 110, 90).orderId()).isEqualTo("TEST-42");
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 110, true",
        "BUY, 111, true",
        "BUY, 109, false",
        "BUY, 91, false",
        "BUY, 90, true",
        "SELL, 90, true",
        "SELL, 91, false",
        "SELL, 109, false",
        "SELL, 110, true",
        "SELL, 111, true"
    })
    void aBetIsResolvedWhereAPriceReachesEitherExit(Side side, long price, boolean resolved) {
        BracketOrder order = side == Side.BUY ? order(side, 1, 100, 110, 90) : order(side, 1, 100, 90, 110);
        assertThat(order.isResolvedAt(price)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 0, 100, 110, 90, 'TEST-42: quantity must be above 0, was 0 E8'",
        "BUY, 1, 0, 110, 90, TEST-42: prices must be above 0",
        "BUY, 1, 100, 110, 0, TEST-42: prices must be above 0",
        "SELL, 1, 100, -1, 110, TEST-42: prices must be above 0",
        "BUY, 1, 100, 90, 110, TEST-42: the take profit must lie on the winning side of the stop",
        "SELL, 1, 100, 110, 90, TEST-42: the take profit must lie on the winning side of the stop",
        "BUY, 1, 100, 100, 100, TEST-42: the take profit must lie on the winning side of the stop"
    })
    void anOrderThatCannotBeIsRefused(
            Side side, long quantity, long limit, long takeProfit, long stop, String message) {
        assertThatThrownBy(() -> order(side, quantity, limit, takeProfit, stop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
