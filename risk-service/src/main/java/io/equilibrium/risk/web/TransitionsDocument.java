package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.Tier;
import java.time.Instant;
import java.util.List;

/** A page of what moved the breaker, newest first, and how many there are in all. */
public record TransitionsDocument(List<Transition> transitions, int page, int size, long total) {
    public TransitionsDocument {
        transitions = List.copyOf(transitions);
    }

    /** One move: by whom or by which rule, why, and on what; money and share in E8, the event's time. */
    public record Transition(
            long id,
            String run,
            String scope,
            Tier from,
            Tier to,
            String actor,
            String cause,
            long equityE8,
            long peakE8,
            long drawdownE8,
            Instant eventTime) {}
}
