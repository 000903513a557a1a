package io.equilibrium.telemetry;

import io.equilibrium.domain.evidence.DeniedQuantity;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.E8;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The equity that a run starts with, and the notional at which a denied bet counts, as risk-service is told them. */
@ConfigurationProperties("equilibrium.risk")
record TelemetryProperties(
        @DefaultValue("10000") String startEquity,
        @DefaultValue("1000") String notional) {
    DeniedQuantity denied() {
        return new DeniedQuantity(new Sizing.FixedNotional(E8.parse(notional)), startEquityE8());
    }

    long startEquityE8() {
        long equity = E8.parse(startEquity);
        if (equity <= 0) {
            throw new IllegalArgumentException("equilibrium.risk.start-equity must be above 0, was " + startEquity);
        }
        return equity;
    }
}
