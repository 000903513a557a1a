package io.equilibrium.servicekit;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up when every {@link Ready} part is; otherwise out of service, with each part's reason. */
public final class ServiceHealth implements HealthIndicator {
    private final List<Ready> parts;

    public ServiceHealth(List<Ready> parts) {
        this.parts = parts;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Ready part : parts) {
            part.notReadyBecause().ifPresent(reason -> health.outOfService().withDetail(part.name(), reason));
        }
        return health.build();
    }
}
