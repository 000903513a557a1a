package io.equilibrium.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus that scrapes a running suite by the alert rules of the chart, and is asked what the chart's dashboards
 * ask. On a machine without one nothing is asked, which is said, but never in CI.
 */
final class PrometheusServer implements AutoCloseable {
    private static final Path CHART = SuiteSettings.homeOfLauncher().resolve("k8s/equilibrium");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LABELS = Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|(by|without) *\\([^)]*\\)");
    private static final Pattern FUNCTION = Pattern.compile("[a-z_]+ *\\(");
    private static final Pattern METRIC = Pattern.compile("[a-z_]{2,}");

    /** Have labels and are there only once something has gone wrong; configuration.md lists them. */
    private static final Set<String> OF_TROUBLE = Set.of("records_dead_total", "orders_rejected_total");

    private final Process process;
    private final String address;
    private final Instant started = Instant.now();
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.address = "http://127.0.0.1:" + port;
    }

    /** What is done while it scrapes the suite; then every panel must have had data, and every alert been evaluated. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static void watching(Suite suite, Path folder, Work work) throws IOException, InterruptedException {
        if (!isHere()) {
            assertThat(System.getenv("CI"))
                    .as("prometheus is missing: install it")
                    .isNotEqualTo("true");
            System.out.println("prometheus is not here, so dashboards and alerts are not asked: install prometheus");
            work.run();
            return;
        }
        try (PrometheusServer prometheus = start(suite, Files.createTempDirectory(folder, "prometheus"))) {
            work.run();
            prometheus.answersEveryPanel();
            prometheus.evaluatesEveryAlert();
        }
    }

    private static boolean isHere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
    }

    private static PrometheusServer start(Suite suite, Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String jobs = Stream.of(Service.values())
                .map(service ->
                        "  - {job_name: %s, metrics_path: /actuator/prometheus, static_configs: [{targets: ['127.0.0.1:%d']}]}"
                                .formatted(service.label(), suite.port(service)))
                .collect(Collectors.joining("\n"));
        Path configuration = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 2s}
                rule_files: ['%s/rules/*.yaml']
                scrape_configs:
                %s
                """.formatted(CHART, jobs));
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, port);
    }

    private void answersEveryPanel() throws IOException, InterruptedException {
        List<String> queries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(CHART.resolve("dashboards"), "*.json")) {
            for (Path file : files) {
                JSON.readTree(Files.readString(file)).findValuesAsString("expr").forEach(queries::add);
            }
        }
        assertThat(queries).isNotEmpty();
        List<String> silent = queries;
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!silent.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
            silent = silentOf(silent);
        }
        assertThat(silent).as("panels without data").isEmpty();
        assertThat(hasData("no_such_metric_total"))
                .as("an answer to a question about nothing")
                .isFalse();
        System.out.println("prometheus answered " + queries.size() + " queries of the dashboards");
    }

    private List<String> silentOf(List<String> queries) throws IOException, InterruptedException {
        List<String> silent = new ArrayList<>();
        for (String query : queries) {
            if (!hasData(query.replace("$__rate_interval", "10s"))) {
                silent.add(query);
            }
        }
        return silent;
    }

    private boolean hasData(String query) throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/query_range?step=1&start=" + started.getEpochSecond() + "&end="
                + Instant.now().getEpochSecond() + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(answer.path("status").asString()).as(query + ": " + answer).isEqualTo("success");
        for (JsonNode series : answer.at("/data/result")) {
            for (JsonNode sample : series.path("values")) {
                if (Double.isFinite(number(sample.path(1).asString()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double number(String sample) {
        return sample.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(sample);
    }

    private void evaluatesEveryAlert() throws IOException, InterruptedException {
        Set<String> known = new TreeSet<>(OF_TROUBLE);
        get("/api/v1/label/__name__/values").path("data").forEach(name -> known.add(name.asString()));
        String listed = Files.readString(SuiteSettings.homeOfLauncher().resolve("docs/configuration.md"));
        assertThat(OF_TROUBLE).allSatisfy(metric -> assertThat(listed).contains("`" + metric + "`"));
        int alerts = 0;
        for (JsonNode group : get("/api/v1/rules").at("/data/groups")) {
            for (JsonNode rule : group.path("rules")) {
                assertThat(rule.path("health").asString()).as("%s", rule).isEqualTo("ok");
                assertThat(known)
                        .as("%s", rule)
                        .containsAll(metrics(rule.path("query").asString()));
                alerts++;
            }
        }
        assertThat(alerts).isGreaterThan(10);
        System.out.println("prometheus evaluated " + alerts + " alerts");
    }

    static Set<String> metrics(String query) {
        Set<String> metrics = METRIC.matcher(
                        FUNCTION.matcher(LABELS.matcher(query).replaceAll("")).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(metrics).as(query).isNotEmpty();
        return metrics;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 503) {
                    return JSON.readTree(answer.body());
                }
            } catch (ConnectException starting) {
                assertThat(Instant.now()).as("prometheus does not answer").isBefore(deadline);
            }
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(slow -> process.destroyForcibly())
                .join();
    }
}
