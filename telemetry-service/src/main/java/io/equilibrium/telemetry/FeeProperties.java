package io.equilibrium.telemetry;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.unit.E8;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The fees that a position kept from bet to bet is spared, as execution-service is told them: shares of the notional. */
@ConfigurationProperties("equilibrium.paper")
record FeeProperties(
        @DefaultValue("0.0002") String makerFee,
        @DefaultValue("0.0005") String takerFee) {
    FeeTier tier() {
        return new FeeTier("configured", rate("maker-fee", makerFee), rate("taker-fee", takerFee));
    }

    private static long rate(String name, String text) {
        try {
            return E8.parse(text);
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "equilibrium.paper." + name + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
