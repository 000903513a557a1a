package io.equilibrium.servicekit;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Up when every {@link Ready} part is; standing by when a part leaves the work to another process; otherwise out of
 * service. It says each part's reason.
 */
public final class ServiceHealth implements HealthIndicator {
    /** Nothing is wrong, and nothing is done here. */
    public static final Status STANDBY = new Status("STANDBY");

    private final List<Ready> parts;

    public ServiceHealth(List<Ready> parts) {
        this.parts = parts;
    }

    @Override
    public Health health() {
        for (Ready part : parts) {
            Optional<String> reason = part.standsByBecause();
            if (reason.isPresent()) {
                return Health.status(STANDBY)
                        .withDetail(part.name(), reason.get())
                        .build();
            }
        }
        Health.Builder health = Health.up();
        for (Ready part : parts) {
            part.notReadyBecause().ifPresent(reason -> health.outOfService().withDetail(part.name(), reason));
        }
        return health.build();
    }
}
