package io.equilibrium.telemetry;

import io.equilibrium.contract.EntryText;
import io.equilibrium.contract.SizingText;
import io.equilibrium.domain.evidence.DeniedQuantity;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.unit.E8;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The equity that a run starts with, how bets are sized, at which a denied one counts, and entered, as risk-service is told them. */
@ConfigurationProperties("equilibrium.risk")
record TelemetryProperties(
        @DefaultValue("10000") String startEquity,
        @DefaultValue("fixed:1000") String sizing,
        @DefaultValue("at-step") String entry) {
    DeniedQuantity denied() {
        return new DeniedQuantity(read("sizing", sizing, SizingText::parse), startEquityE8());
    }

    EntryStyle style() {
        return read("entry", entry, EntryText::parse);
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("equilibrium.risk." + name + ": " + unreadable.getMessage(), unreadable);
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
