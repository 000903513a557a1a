package io.equilibrium.standalone.supply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What may be shipped: a component under at least one licence that is allowed, by its bill of materials (CycloneDX). */
final class LicencePolicy {
    /**
     * By SPDX identifier. A component that names several is offered under each, and taken under one of these: Logback (or LGPL)
     * and Jakarta's interfaces (or GPL with the exception) under EPL-2.0, RocksDB (or GPL) under Apache-2.0, HdrHistogram under
     * BSD-2-Clause.
     */
    static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-2.0",
            // The exception lets independent modules be linked and shipped under any terms; JMH, of the command line,
            // has
            // no other.
            "GPL-2.0-with-classpath-exception");

    /** Names that poms write where SPDX has an identifier. */
    private static final Map<String, String> MEANT = Map.of(
            "GNU General Public License (GPL), version 2, with the Classpath exception",
            "GPL-2.0-with-classpath-exception");

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
        String group = component.path("group").asString("");
        if (group.equals("io.equilibrium")) {
            return Optional.empty();
        }
        List<String> offered = component
                .path("licenses")
                .valueStream()
                .map(LicencePolicy::licence)
                .toList();
        return offered.stream().anyMatch(ALLOWED::contains)
                ? Optional.empty()
                : Optional.of("%s:%s is offered under %s, none of which is allowed"
                        .formatted(group, component.path("name").asString(""), offered));
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        String expression = choice.path("expression").asString("");
        String said = licence.path("id").asString(licence.path("name").asString(expression));
        return MEANT.getOrDefault(said, said);
    }
}
