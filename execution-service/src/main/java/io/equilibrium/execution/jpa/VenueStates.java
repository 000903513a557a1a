package io.equilibrium.execution.jpa;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The venue's table. */
public interface VenueStates extends Repository<VenueState, String> {
    Optional<VenueState> findById(String venue);

    VenueState save(VenueState state);
}
