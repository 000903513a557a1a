package io.equilibrium.telemetry;

import io.equilibrium.contract.EntryText;
import io.equilibrium.domain.evidence.DeniedQuantity;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.E8;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The equity that a run starts with, the notional at which a denied bet counts, and how bets are entered, as risk-service is told them. */
@ConfigurationProperties("equilibrium.risk")
record TelemetryProperties(
        @DefaultValue("10000") String startEquity,
        @DefaultValue("1000") String notional,
        @DefaultValue("at-step") String entry) {
    DeniedQuantity denied() {
        return new DeniedQuantity(new Sizing.FixedNotional(E8.parse(notional)), startEquityE8());
    }

    EntryStyle style() {
        try {
            return EntryText.parse(entry);
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("equilibrium.risk.entry: " + unreadable.getMessage(), unreadable);
        }
    }

    long startEquityE8() {
        long equity = E8.parse(startEquity);
        if (equity <= 0) {
            throw new IllegalArgumentException("equilibrium.risk.start-equity must be above 0, was " + startEquity);
        }
        return equity;
    }
}
