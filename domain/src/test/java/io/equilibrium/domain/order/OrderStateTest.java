package io.equilibrium.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.cost.Liquidity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStateTest {
    private enum Said {
        ACCEPTED,
        PARTIALLY_FILLED,
        FILLED,
        CANCELLED,
        REJECTED,
        EXPIRED,
        FUNDED;

        OrderEvent event() {
            return switch (this) {
                case ACCEPTED -> new OrderEvent.Accepted("TEST-1", "TEST", Leg.ENTRY, 1);
                case PARTIALLY_FILLED ->
                    new OrderEvent.Filled("TEST-1", "TEST", Leg.ENTRY, Side.BUY, 1, 1, 1, 1, 0, 2, Liquidity.TAKER, 1);
                case FILLED ->
                    new OrderEvent.Filled("TEST-1", "TEST", Leg.ENTRY, Side.BUY, 1, 1, 0, Liquidity.TAKER, 1);
                case CANCELLED -> new OrderEvent.Cancelled("TEST-1", "TEST", Leg.ENTRY, 1);
                case REJECTED ->
                    new OrderEvent.Rejected("TEST-1", "TEST", Leg.ENTRY, OrderEvent.RejectReason.PRICE_OFF_TICK, 1);
                case EXPIRED ->
                    new OrderEvent.Expired("TEST-1", "TEST", Leg.ENTRY, OrderEvent.ExpiryReason.BEYOND_LIMIT, 1);
                case FUNDED -> new OrderEvent.Funded("TEST-1", "TEST", Leg.ENTRY, 1, 1, 1, 1);
            };
        }
    }

    @ParameterizedTest(name = "{0} and then {1} is {2}")
    @CsvSource({
        "NEW, ACCEPTED, ACCEPTED",
        "NEW, PARTIALLY_FILLED, ",
        "NEW, FILLED, ",
        "NEW, CANCELLED, CANCELLED",
        "NEW, REJECTED, REJECTED",
        "NEW, EXPIRED, EXPIRED",
        "NEW, FUNDED, ",
        "ACCEPTED, ACCEPTED, ",
        "ACCEPTED, PARTIALLY_FILLED, PARTIALLY_FILLED",
        "ACCEPTED, FILLED, FILLED",
        "ACCEPTED, CANCELLED, CANCELLED",
        "ACCEPTED, REJECTED, ",
        "ACCEPTED, EXPIRED, EXPIRED",
        "ACCEPTED, FUNDED, ",
        "PARTIALLY_FILLED, ACCEPTED, ",
        "PARTIALLY_FILLED, PARTIALLY_FILLED, PARTIALLY_FILLED",
        "PARTIALLY_FILLED, FILLED, FILLED",
        "PARTIALLY_FILLED, CANCELLED, CANCELLED",
        "PARTIALLY_FILLED, REJECTED, ",
        "PARTIALLY_FILLED, EXPIRED, FILLED",
        "PARTIALLY_FILLED, FUNDED, ",
        "FILLED, ACCEPTED, ",
        "FILLED, PARTIALLY_FILLED, ",
        "FILLED, FILLED, ",
        "FILLED, CANCELLED, ",
        "FILLED, REJECTED, ",
        "FILLED, EXPIRED, ",
        "FILLED, FUNDED, FILLED",
        "CANCELLED, ACCEPTED, ",
        "CANCELLED, PARTIALLY_FILLED, ",
        "CANCELLED, FILLED, ",
        "CANCELLED, CANCELLED, ",
        "CANCELLED, REJECTED, ",
        "CANCELLED, EXPIRED, ",
        "CANCELLED, FUNDED, ",
        "REJECTED, ACCEPTED, ",
        "REJECTED, PARTIALLY_FILLED, ",
        "REJECTED, FILLED, ",
        "REJECTED, CANCELLED, ",
        "REJECTED, REJECTED, ",
        "REJECTED, EXPIRED, ",
        "REJECTED, FUNDED, ",
        "EXPIRED, ACCEPTED, ",
        "EXPIRED, PARTIALLY_FILLED, ",
        "EXPIRED, FILLED, ",
        "EXPIRED, CANCELLED, ",
        "EXPIRED, REJECTED, ",
        "EXPIRED, EXPIRED, ",
        "EXPIRED, FUNDED, "
    })
    void everyStateTakesEveryEventOrForbidsIt(OrderState state, Said said, OrderState next) {
        if (next == null) {
            assertThatThrownBy(() -> state.after(said.event()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("an order that is " + state + " cannot take " + said.event());
        } else {
            assertThat(state.after(said.event())).isEqualTo(next);
        }
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void aStateIsFinalWhenNothingMayChangeIt(OrderState state) {
        boolean open = false;
        for (Said said : Said.values()) {
            open |= changes(state, said);
        }
        assertThat(state.isFinal()).isEqualTo(!open);
    }

    private static boolean changes(OrderState state, Said said) {
        try {
            return state.after(said.event()) != state;
        } catch (IllegalStateException forbidden) {
            return false;
        }
    }
}
