package io.equilibrium.standalone.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No service and no command ships what it may not. */
class LicencePolicyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BILL = "META-INF/sbom/application.cdx.json";

    @Test
    void whatIsShippedIsAllowed() throws IOException {
        Map<String, JsonNode> bills = bills();
        assertThat(bills)
                .containsOnlyKeys(
                        "market-gateway",
                        "signal-service",
                        "risk-service",
                        "execution-service",
                        "telemetry-service",
                        "standalone");
        assertThat(bills.values())
                .allSatisfy(bill -> assertThat(bill.path("components").size()).isGreaterThan(50));
        assertThat(bills)
                .allSatisfy((name, bill) ->
                        assertThat(LicencePolicy.violations(bill)).as(name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPL-2.0-only",
                "GPL-3.0-or-later",
                "AGPL-3.0-only",
                "SSPL-1.0",
                "BUSL-1.1",
                "Somebody's own terms"
            })
    void reportsWhatIsNotAllowed(String licence) throws IOException {
        for (JsonNode bill : bills().values()) {
            String planted =
                    """
                    {"components": [%s, {"group": "org.planted", "name": "copyleft", "licenses": [{"license": {"%s": "%s"}}]}]}
                    """.formatted(bill.path("components").get(0), licence.contains(" ") ? "name" : "id", licence);
            assertThat(LicencePolicy.violations(JSON.readTree(planted)))
                    .containsExactly(
                            "org.planted:copyleft is offered under [" + licence + "], none of which is allowed");
        }
    }

    @Test
    void reportsAComponentThatNamesNoLicence() {
        assertThat(violations("[]")).hasSize(1);
    }

    @Test
    void takesTheAllowedOneOfSeveral() {
        assertThat(violations("[{\"license\": {\"id\": \"GPL-3.0-only\"}}, {\"license\": {\"id\": \"EPL-2.0\"}}]"))
                .isEmpty();
        assertThat(violations(
                        "[{\"license\": {\"id\": \"GPL-3.0-only\"}}, {\"license\": {\"id\": \"AGPL-3.0-only\"}}]"))
                .hasSize(1);
    }

    @Test
    void theListHasNoPlainGpl() {
        assertThat(LicencePolicy.ALLOWED)
                .filteredOn(licence -> licence.matches("A?GPL.*"))
                .containsExactly("GPL-2.0-with-classpath-exception");
    }

    private static List<String> violations(String licences) {
        return LicencePolicy.violations(JSON.readTree(
                "{\"components\": [{\"group\": \"org.planted\", \"name\": \"one\", \"licenses\": " + licences + "}]}"));
    }

    private static Map<String, JsonNode> bills() throws IOException {
        Map<String, JsonNode> bills = new TreeMap<>();
        for (URL place :
                Collections.list(LicencePolicyTest.class.getClassLoader().getResources(BILL))) {
            try (InputStream in = place.openStream()) {
                JsonNode bill = JSON.readTree(in);
                bills.put(bill.path("metadata").path("component").path("name").asString(""), bill);
            }
        }
        return bills;
    }
}
