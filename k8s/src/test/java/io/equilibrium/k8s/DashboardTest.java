package io.equilibrium.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards ask Prometheus in its own language, and no panel hides another. That they get answers, ReplayParityIT sees. */
class DashboardTest {
    private static final int WIDTH = 24;

    @TempDir
    private Path folder;

    private static List<JsonNode> dashboards() throws IOException {
        List<JsonNode> dashboards = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Chart.FOLDER.resolve("dashboards"), "*.json")) {
            for (Path file : files) {
                dashboards.add(new ObjectMapper().readTree(Files.readString(file)));
            }
        }
        return dashboards;
    }

    @Test
    void queriesAreQueries() throws IOException {
        Promtool.require();
        List<String> queries = dashboards().stream()
                .flatMap(dashboard -> dashboard.findValuesAsText("expr").stream())
                .map(query -> query.replace("$__rate_interval", "1m"))
                .toList();
        assertThat(queries).hasSizeGreaterThan(20);
        Promtool.Verdict verdict = Promtool.parse(folder, queries);
        assertThat(verdict.good()).as(verdict.said()).isTrue();
        assertThat(Promtool.parse(folder, List.of("sum by job (rate(x[1m]))")).good())
                .isFalse();
    }

    @Test
    void panelsStandBesideEachOther() throws IOException {
        assertThat(dashboards()).isNotEmpty().allSatisfy(dashboard -> {
            Set<String> taken = new HashSet<>();
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                assertThat(ids.add(panel.path("id").intValue())).isTrue();
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.path("targets")).isNotEmpty();
                JsonNode at = panel.path("gridPos");
                int x = at.path("x").intValue();
                int y = at.path("y").intValue();
                assertThat(x + at.path("w").intValue()).isLessThanOrEqualTo(WIDTH);
                for (int column = x; column < x + at.path("w").intValue(); column++) {
                    for (int row = y; row < y + at.path("h").intValue(); row++) {
                        assertThat(taken.add(column + ":" + row))
                                .as(panel.path("title").asText())
                                .isTrue();
                    }
                }
            }
        });
    }
}
