package io.equilibrium.standalone.supply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What may be shipped: a component under at least one licence that is allowed, by its bill of materials (CycloneDX). */
final class LicencePolicy {
    /** By SPDX identifier. A component that names several is offered under each, and taken under one of these. */
    static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "Unlicense",
            "EPL-1.0",
            "EPL-2.0",
            "EDL-1.0",
            "UPL-1.0",
            "PostgreSQL",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            // The exception lets independent modules be linked and shipped under any terms.
            "GPL-2.0-with-classpath-exception");

    /** What names without an identifier mean, and what whole expressions were read as. */
    static final Map<String, String> MEANS = Map.of();

    /** Components whose bill names no licence, by group and name, with what their distribution says. */
    static final Map<String, String> SAYS_ELSEWHERE = Map.of();

    private LicencePolicy() {}

    /** A sentence for each component of a bill of materials that may not be shipped. */
    static List<String> violations(JsonNode bill) {
        return bill.path("components")
                .valueStream()
                .flatMap(component -> violation(component).stream())
                .sorted()
                .toList();
    }

    private static Optional<String> violation(JsonNode component) {
        String name = component.path("group").asString("") + ":"
                + component.path("name").asString("");
        if (name.startsWith("io.equilibrium:")) {
            return Optional.empty();
        }
        List<String> offered = offered(component, name);
        return offered.stream().anyMatch(ALLOWED::contains)
                ? Optional.empty()
                : Optional.of(name + " is offered under " + offered + ", none of which is allowed");
    }

    private static List<String> offered(JsonNode component, String name) {
        List<String> said = component
                .path("licenses")
                .valueStream()
                .map(LicencePolicy::licence)
                .map(licence -> MEANS.getOrDefault(licence, licence))
                .toList();
        return said.isEmpty() && SAYS_ELSEWHERE.containsKey(name) ? List.of(SAYS_ELSEWHERE.get(name)) : said;
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return licence.path("id")
                .asString(
                        licence.path("name").asString(choice.path("expression").asString("")));
    }
}
