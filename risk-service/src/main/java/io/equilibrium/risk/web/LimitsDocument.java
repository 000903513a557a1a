package io.equilibrium.risk.web;

import java.util.List;

/** Limits and rules' thresholds by name, as people write them; the ceiling is compiled in. */
public record LimitsDocument(List<Limit> limits) {
    public LimitsDocument {
        limits = List.copyOf(limits);
    }

    public record Limit(String name, String value, String ceiling) {}
}
