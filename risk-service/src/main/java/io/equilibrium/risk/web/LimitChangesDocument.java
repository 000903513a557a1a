package io.equilibrium.risk.web;

import java.time.Instant;
import java.util.List;

/** A page of what people set limits to, newest first, and how many there are in all. */
public record LimitChangesDocument(List<Change> changes, int page, int size, long total) {
    public LimitChangesDocument {
        changes = List.copyOf(changes);
    }

    /** One of them, values as people write them. */
    public record Change(
            String run, String name, String before, String value, String actor, String reason, Instant eventTime) {}
}
