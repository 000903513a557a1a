package io.equilibrium.servicekit;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** How a service ends, and how it says that it is ready. */
@AutoConfiguration
public class ServiceAutoConfiguration {
    private static final Duration EXIT_DEADLINE = Duration.ofSeconds(20);

    @Bean
    @ConditionalOnMissingBean
    ServiceExit serviceExit() {
        return new ProcessExit(EXIT_DEADLINE);
    }

    @Bean
    ServiceHealth serviceHealthIndicator(ObjectProvider<Ready> parts) {
        return new ServiceHealth(parts.orderedStream().toList());
    }
}
