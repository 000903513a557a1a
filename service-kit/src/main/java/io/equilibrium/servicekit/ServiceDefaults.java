package io.equilibrium.servicekit;

import io.equilibrium.servicekit.rewind.RewindAutoConfiguration;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings that every service starts from; anything a service or its environment says comes before them. */
public final class ServiceDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
            Map.entry("management.endpoint.health.probes.enabled", "true"),
            Map.entry("management.endpoint.health.group.readiness.include", "readinessState,service"),
            // A process that stands by counts as available, or no roll-out would ever get past it; who wants the one
            // that
            // works asks the group "active".
            Map.entry("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,STANDBY,UP,UNKNOWN"),
            Map.entry("management.endpoint.health.group.active.include", "readinessState,service"),
            Map.entry("management.endpoint.health.group.active.status.http-mapping.DOWN", "503"),
            Map.entry("management.endpoint.health.group.active.status.http-mapping.OUT_OF_SERVICE", "503"),
            Map.entry("management.endpoint.health.group.active.status.http-mapping.STANDBY", "503"),
            Map.entry("management.endpoint.health.show-components", "when-authorized"),
            Map.entry("management.endpoint.health.show-details", "when-authorized"),
            Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.jpa.open-in-view", "false"),
            Map.entry("spring.jpa.hibernate.ddl-auto", "validate"),
            // The kit's migrations are V0.x and may grow after a service's V1 has run.
            Map.entry("spring.flyway.locations", "classpath:db/kit,classpath:db/migration"),
            Map.entry("spring.flyway.out-of-order", "true"),
            // A loop that waits for Postgres should notice soon that it is back.
            Map.entry("spring.datasource.hikari.connection-timeout", "5000"),
            Map.entry("logging.level.org.apache.kafka", "WARN"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("equilibriumDefaults", SETTINGS));
        if (environment.containsProperty(RewindAutoConfiguration.RUN)) {
            // A rewind changes nothing, the schema included.
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("equilibriumRewind", Map.of("spring.flyway.enabled", "false")));
        }
    }
}
