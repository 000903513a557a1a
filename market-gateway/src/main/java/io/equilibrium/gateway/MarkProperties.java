package io.equilibrium.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code equilibrium.mark}: a symbol's first tick in each interval, by the UTC epoch, is a mark. */
@ConfigurationProperties("equilibrium.mark")
public record MarkProperties(@DefaultValue("15m") Duration interval) {
    public MarkProperties {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("mark interval must be positive, was " + interval);
        }
    }
}
