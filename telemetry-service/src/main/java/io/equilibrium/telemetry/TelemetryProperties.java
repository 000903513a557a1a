package io.equilibrium.telemetry;

import io.equilibrium.domain.unit.E8;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The equity that a run starts with, as risk-service is told it. */
@ConfigurationProperties("equilibrium.risk")
record TelemetryProperties(@DefaultValue("10000") String startEquity) {
    long startEquityE8() {
        long equity = E8.parse(startEquity);
        if (equity <= 0) {
            throw new IllegalArgumentException("equilibrium.risk.start-equity must be above 0, was " + startEquity);
        }
        return equity;
    }
}
