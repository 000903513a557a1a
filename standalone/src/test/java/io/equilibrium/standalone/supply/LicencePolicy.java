package io.equilibrium.standalone.supply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
            // Copyleft of their own files alone, which are shipped as they came.
            "CDDL-1.0",
            "EPL-2.0",
            // The exception lets independent modules be linked and shipped under any terms; JMH, of the command line,
            // has
            // no other.
            "GPL-2.0-with-classpath-exception");

    /** Names that poms write where SPDX has an identifier; RE2/J's is the Go project's. */
    private static final Map<String, String> MEANT = Map.of(
            "GNU General Public License (GPL), version 2, with the Classpath exception",
                    "GPL-2.0-with-classpath-exception",
            "Go License", "BSD-3-Clause");

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
                .flatMap(LicencePolicy::licences)
                .toList();
        return offered.stream().anyMatch(ALLOWED::contains)
                ? Optional.empty()
                : Optional.of("%s:%s is offered under %s, none of which is allowed"
                        .formatted(group, component.path("name").asString(""), offered));
    }

    // "A OR B" is a choice; "A AND B" is none, stays one text, and is on no list.
    private static Stream<String> licences(JsonNode offer) {
        JsonNode licence = offer.path("license");
        String expression = offer.path("expression").asString("").replaceAll("^\\((.*)\\)$", "$1");
        String said = licence.path("id").asString(licence.path("name").asString(expression));
        return said.contains(" AND ")
                ? Stream.of(said)
                : Stream.of(said.split(" OR ", -1)).map(one -> MEANT.getOrDefault(one, one));
    }
}
