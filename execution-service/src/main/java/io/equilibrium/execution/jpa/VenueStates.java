package io.equilibrium.execution.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

/** The venue's table. */
public interface VenueStates extends JpaRepository<VenueState, String> {}
