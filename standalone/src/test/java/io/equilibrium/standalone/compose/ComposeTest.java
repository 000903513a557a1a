package io.equilibrium.standalone.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The compose file and the images' file keep their rules, and each rule can be broken. */
class ComposeTest {
    private static final Path HOME = Path.of(System.getProperty("equilibrium.home"));
    private static final Set<String> SERVICES =
            Set.of("market-gateway", "signal-service", "risk-service", "execution-service", "telemetry-service");

    @Test
    void hasWhatBelongsToIt() throws IOException {
        assertThat(services().keySet().stream().map(String::valueOf))
                .containsAll(SERVICES)
                .contains("kafka", "postgres", "prometheus", "alertmanager", "grafana", "replay");
        assertThat(((Map<?, ?>) services().get("replay")).get("profiles")).isEqualTo(List.of("replay"));
        assertThat(ComposeRules.documented(read("docs/configuration.md")))
                .contains("EQUILIBRIUM_ADMIN_TOKEN_FILE", "EQUILIBRIUM_RISK_AWAIT_FILLS", "EQUILIBRIUM_REPLAY_FILES")
                .hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @EnumSource
    void holds(ComposeRules rule) throws IOException {
        assertThat(rule.violations(compose(), ComposeRules.documented(read("docs/configuration.md"))))
                .isEmpty();
    }

    @Test
    void theFileOfSettingsIsDocumentedAndHoldsNoSecret() throws IOException {
        String settings = read("compose/services.env")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.replaceFirst("=", ": \"") + "\"")
                .collect(Collectors.joining(", "));
        Map<?, ?> planted = parsed("services: {all: {environment: {" + settings + "}}}");
        Set<String> documented = ComposeRules.documented(read("docs/configuration.md"));
        assertThat(ComposeRules.DOCUMENTED.violations(planted, documented)).isEmpty();
        assertThat(ComposeRules.SECRETS_BY_FILE.violations(planted, documented)).isEmpty();
    }

    static Stream<Arguments> plants() {
        return Stream.of(
                plant(ComposeRules.HAS_LIMITS, "cpus: 1"),
                plant(ComposeRules.HAS_LIMITS, "mem_limit: 1g"),
                plant(ComposeRules.LOOPBACK_ONLY, "ports: ['8080:8080']"),
                plant(ComposeRules.LOOPBACK_ONLY, "ports: ['127.0.0.1:1:1', '0.0.0.0:2:2']"),
                plant(ComposeRules.LOOPBACK_ONLY, "ports: [{target: 80, published: 80}]"),
                plant(ComposeRules.PINNED, "image: some/thing:latest"),
                plant(ComposeRules.PINNED, "image: some/thing"),
                plant(ComposeRules.PINNED, "image: '${IMAGE:-some/thing:latest}'"),
                plant(ComposeRules.PINNED, "build: ."),
                plant(ComposeRules.READ_ONLY, "read_only: false"),
                plant(ComposeRules.NOT_ROOT, "user: '0:0'"),
                plant(ComposeRules.NOT_ROOT, "image: some/thing:1"),
                plant(ComposeRules.NO_CAPABILITIES, "security_opt: ['no-new-privileges:true']"),
                plant(ComposeRules.NO_CAPABILITIES, "cap_drop: [ALL]"),
                plant(
                        ComposeRules.NO_CAPABILITIES,
                        "cap_drop: [ALL], cap_add: [NET_ADMIN], security_opt: ['no-new-privileges:true']"),
                plant(ComposeRules.SECRETS_BY_FILE, "environment: {SPRING_DATASOURCE_PASSWORD: guess}"),
                plant(ComposeRules.SECRETS_BY_FILE, "environment: {EQUILIBRIUM_TELEGRAM_TOKEN: '1:guess'}"),
                plant(ComposeRules.DOCUMENTED, "environment: {EQUILIBRIUM_MISSPELT: 1}"),
                plant(ComposeRules.HEALTH_ORDERED, "depends_on: [kafka]"),
                plant(ComposeRules.HEALTH_ORDERED, "depends_on: {kafka: {condition: service_started}}"));
    }

    private static Arguments plant(ComposeRules rule, String service) {
        return argumentSet(rule + ": " + service, rule, service);
    }

    @ParameterizedTest
    @MethodSource("plants")
    void reportsWhatWasPlanted(ComposeRules rule, String service) throws IOException {
        Set<String> documented = ComposeRules.documented(read("docs/configuration.md"));
        assertThat(rule.violations(parsed("services: {planted: {" + service + "}}"), documented))
                .singleElement()
                .asString()
                .startsWith("planted ");
    }

    @Test
    void everyRuleHasAPlant() {
        assertThat(plants().map(one -> one.get()[0])).contains((Object[]) ComposeRules.values());
    }

    @Test
    void whatIsMountedIsThere() throws IOException {
        // The chart's folder comes with the chart.
        List<String> mounted = services().values().stream()
                .flatMap(service ->
                        ((Map<?, ?>) service).get("volumes") instanceof List<?> all ? all.stream() : Stream.of())
                .map(volume -> String.valueOf(volume).split(":", 2)[0])
                .filter(path -> path.startsWith("./compose/"))
                .toList();
        assertThat(mounted)
                .hasSizeGreaterThan(4)
                .allSatisfy(path -> assertThat(HOME.resolve(path)).exists());
    }

    @Test
    void composeUnderstandsIt(@TempDir Path folder) throws Exception {
        List<String> command = Engine.plainCompose(HOME).orElse(List.of());
        assumeTrue(!command.isEmpty(), "no compose on this machine");
        Path output = folder.resolve("output");
        Process config = new ProcessBuilder(Stream.concat(command.stream(), Stream.of("config", "-q"))
                        .toList())
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(config.waitFor()).as(() -> text(output)).isZero();
    }

    @Test
    void theImagesFileKeepsItsRules() throws IOException {
        assertThat(DockerfileRules.violations(read("compose/Dockerfile"))).isEmpty();
        assertThat(DockerfileRules.openings(read(".dockerignore"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARG DB_PASSWORD\nFROM a:1\nUSER 1",
                "FROM a:1\nENV A=1 \\\n  API_KEY=guess\nUSER 1",
                "FROM a:1\nCOPY compose/secrets /secrets\nUSER 1",
                "FROM a:1\nCOPY .env /app/\nUSER 1",
                "FROM a:latest\nUSER 1",
                "ARG BASE=a:latest\nFROM ${BASE}\nUSER 1",
                "FROM a:1\nADD b c\nUSER 1",
                "FROM a:1\nUSER root",
                "FROM a:1\nUSER 0:0",
                "FROM a:1\nUSER 1\nFROM a:1"
            })
    void reportsWhatWasPlantedInTheImagesFile(String planted) {
        assertThat(DockerfileRules.violations(planted)).hasSize(1);
        assertThat(DockerfileRules.violations("ARG A=a:1\nFROM ${A}\nENV B=1\nCOPY c d\nUSER 1"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!compose/train.sh", "*\n!compose/secrets", "*\n!**", "*\n!a-service/target/b-boot.jar"})
    void reportsAnOpenContext(String planted) {
        assertThat(DockerfileRules.openings(planted)).hasSize(1);
    }

    private static Map<?, ?> services() throws IOException {
        return (Map<?, ?>) compose().get("services");
    }

    private static Map<?, ?> compose() throws IOException {
        return parsed(read("docker-compose.yml"));
    }

    private static Map<?, ?> parsed(String yaml) {
        return new Yaml().load(yaml);
    }

    private static String read(String file) throws IOException {
        return Files.readString(HOME.resolve(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
