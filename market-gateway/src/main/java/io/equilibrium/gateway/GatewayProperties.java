package io.equilibrium.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The name of this instance, the same after a restart, and different from every other's at the same time. */
@ConfigurationProperties("equilibrium")
public record GatewayProperties(
        @DefaultValue("market-gateway-0") String instance) {
    public GatewayProperties {
        if (instance.isBlank()) {
            throw new IllegalArgumentException("instance must not be blank");
        }
    }
}
