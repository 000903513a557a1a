package io.equilibrium.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The name of this instance, the same after a restart, and different from every other's at the same time; the host's where
 * nothing is said.
 */
@ConfigurationProperties("equilibrium")
public record GatewayProperties(@Nullable String instance) {
    String name() {
        return instance == null || instance.isBlank() ? hostName() : instance.strip();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
