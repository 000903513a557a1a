package io.equilibrium.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts are silent while they should be and given when they should be; and a wrong rule would be noticed. */
class AlertTest {
    private static final String RULES = "equilibrium.yaml";
    private static final String TESTS = "equilibrium-test.yaml";

    @TempDir
    private Path folder;

    @BeforeEach
    void besideEachOther() throws IOException {
        Files.writeString(folder.resolve(RULES), Chart.file("rules/" + RULES));
        Files.copy(Chart.HOME.resolve("k8s/src/test/resources/rules").resolve(TESTS), folder.resolve(TESTS));
    }

    @Test
    void areRules() {
        Promtool.require();
        Promtool.Verdict verdict = Promtool.judge(folder, "check", "rules", RULES);
        assertThat(verdict.good()).as(verdict.said()).isTrue();
    }

    @Test
    void areGivenInTime() {
        Promtool.require();
        Promtool.Verdict verdict = Promtool.judge(folder, "test", "rules", TESTS);
        assertThat(verdict.good()).as(verdict.said()).isTrue();
    }

    @Test
    void eachHasItsTestItsSeverityAndWhatToDo() throws IOException {
        JsonNode groups = Manifests.YAML.readTree(Chart.file("rules/" + RULES)).path("groups");
        List<String> tested = Manifests.YAML
                .readTree(Files.readString(folder.resolve(TESTS)))
                .path("tests")
                .findValuesAsText("name");
        assertThat(groups.findValuesAsText("alert")).hasSizeGreaterThan(10).isEqualTo(tested);
        for (JsonNode rule : groups.findParents("alert")) {
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/action").asText()).isNotBlank();
        }
    }

    @Test
    void aRuleThatIsNoQueryIsNoticed() throws IOException {
        Promtool.require();
        change("outbox_backlog > 1000", "outbox_backlog >");
        assertThat(Promtool.judge(folder, "check", "rules", RULES).good()).isFalse();
    }

    @Test
    void aRuleThatLooksTheWrongWayIsNoticed() throws IOException {
        Promtool.require();
        change("outbox_backlog > 1000", "outbox_backlog < 1000");
        assertThat(Promtool.judge(folder, "test", "rules", TESTS).good()).isFalse();
    }

    private void change(String from, String to) throws IOException {
        String rules = Files.readString(folder.resolve(RULES));
        assertThat(rules).contains(from);
        Files.writeString(folder.resolve(RULES), rules.replace(from, to));
    }
}
