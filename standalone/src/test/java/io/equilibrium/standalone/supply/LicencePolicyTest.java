package io.equilibrium.standalone.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** No service and no command ships what it may not. */
class LicencePolicyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path HOME = Path.of(System.getProperty("equilibrium.home"));

    /** A module whose libraries go to somebody, and one of them, far down. */
    enum Shipped {
        MARKET_GATEWAY("market-gateway", "duckdb_jdbc"),
        SIGNAL_SERVICE("signal-service", "rocksdbjni"),
        RISK_SERVICE("risk-service", "aws-msk-iam-auth"),
        EXECUTION_SERVICE("execution-service", "HikariCP"),
        TELEMETRY_SERVICE("telemetry-service", "okhttp"),
        STANDALONE("standalone", "picocli"),
        BROKER("standalone/broker", "kafka_2.13");

        private final String module;
        private final String component;

        Shipped(String module, String component) {
            this.module = module;
            this.component = component;
        }

        JsonNode bill() throws IOException {
            Path file = HOME.resolve(module).resolve("target/classes/META-INF/sbom/application.cdx.json");
            assertThat(file)
                    .as("bills are made by Maven unless it is told to be offline")
                    .exists();
            return JSON.readTree(Files.readString(file));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAllowed(Shipped shipped) throws IOException {
        JsonNode bill = shipped.bill();
        assertThat(bill.path("components")
                        .valueStream()
                        .map(one -> one.path("name").asString("")))
                .contains(shipped.component);
        assertThat(LicencePolicy.violations(bill)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isNotAllowedWithOneThatIsUnderTheGpl(Shipped shipped) throws IOException {
        ObjectNode bill = (ObjectNode) shipped.bill();
        bill.withArray("components").add(component("[{\"license\": {\"id\": \"GPL-3.0-only\"}}]"));
        assertThat(LicencePolicy.violations(bill))
                .containsExactly("org.planted:one is offered under [GPL-3.0-only], none of which is allowed");
    }

    /** They are listed in the parent, in the order of the road, and each that has an application or a class path is above. */
    @Test
    void noneIsForgotten() throws IOException {
        Set<String> withBills = new TreeSet<>();
        try (Stream<Path> poms = Files.find(HOME, 3, (path, about) -> path.endsWith("pom.xml"))) {
            for (Path pom :
                    poms.filter(path -> !path.toString().contains("/target/")).toList()) {
                String text = Files.readString(pom);
                if (!pom.getParent().equals(HOME) && text.contains("<artifactId>cyclonedx-maven-plugin</artifactId>")) {
                    withBills.add(HOME.relativize(pom.getParent()).toString());
                }
                assertThat(text.contains("<artifactId>spring-boot-maven-plugin</artifactId>")
                                && !text.contains("<artifactId>cyclonedx-maven-plugin</artifactId>"))
                        .as("%s packs an application without a bill", pom)
                        .isFalse();
            }
        }
        assertThat(withBills)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Shipped.values()).map(one -> one.module).toList());
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
    void reportsWhatIsNotAllowed(String licence) {
        assertThat(violations(
                        "[{\"license\": {\"" + (licence.contains(" ") ? "name" : "id") + "\": \"" + licence + "\"}}]"))
                .containsExactly("org.planted:one is offered under [" + licence + "], none of which is allowed");
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
    void takesAChoiceForOneAndAConjunctionForNone() {
        assertThat(violations("[{\"expression\": \"(GPL-3.0-only OR CDDL-1.0)\"}]"))
                .isEmpty();
        assertThat(violations("[{\"expression\": \"(GPL-3.0-only OR AGPL-3.0-only)\"}]"))
                .hasSize(1);
        assertThat(violations("[{\"expression\": \"(MIT AND GPL-3.0-only)\"}]")).hasSize(1);
        assertThat(violations("[{\"expression\": \"MIT AND (GPL-3.0-only OR MIT)\"}]"))
                .hasSize(1);
    }

    @Test
    void theListHasNoPlainGpl() {
        assertThat(LicencePolicy.ALLOWED)
                .filteredOn(licence -> licence.matches("A?GPL.*"))
                .containsExactly("GPL-2.0-with-classpath-exception");
    }

    private static List<String> violations(String licences) {
        ObjectNode bill = JSON.createObjectNode();
        bill.withArray("components").add(component(licences));
        return LicencePolicy.violations(bill);
    }

    private static JsonNode component(String licences) {
        return JSON.readTree("{\"group\": \"org.planted\", \"name\": \"one\", \"licenses\": " + licences + "}");
    }
}
