package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.Tier;
import java.util.List;

/** Every breaker. Money and shares in E8; a rule's reading and threshold as people write them. */
public record BreakersDocument(List<Breaker> breakers) {
    public BreakersDocument {
        breakers = List.copyOf(breakers);
    }

    /** One scope's, whose equity is the account's start and what the scope has made. */
    public record Breaker(String scope, Tier tier, long equityE8, long peakE8, long drawdownE8, List<Rule> rules) {
        public Breaker {
            rules = List.copyOf(rules);
        }
    }

    /** Leads to the tier when the reading comes to the threshold. */
    public record Rule(String name, Tier tier, String reading, String threshold) {}
}
