package io.equilibrium.standalone.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.research.backtest.Backtest;
import io.equilibrium.research.results.RoadDigest;
import io.equilibrium.research.results.RoadLine;
import io.equilibrium.research.synthetic.Regimes;
import io.equilibrium.research.synthetic.SyntheticFile;
import io.equilibrium.research.synthetic.SyntheticMarket;
import io.equilibrium.standalone.replay.RoadReader;
import io.equilibrium.standalone.suite.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images and the compose file for real: built, looked into, started, and a market sent through them. */
@Tag("docker")
class ContainersIT {
    private static final Path HOME = Path.of(System.getProperty("equilibrium.home"));
    private static final String TAG = "0.0-test";
    private static final String BROKER = "127.0.0.1:19094";
    private static final Duration ATR_BAR = Duration.ofHours(2);

    /** Of the demo's length. */
    private static final int STEPS = 1_000;

    private static final List<String> SERVICES =
            Arrays.stream(Service.values()).map(Service::label).toList();

    @TempDir
    private static Path market;

    private static Engine engine;

    @BeforeAll
    static void build() throws IOException {
        Files.setPosixFilePermissions(market, PosixFilePermissions.fromString("rwxr-xr-x"));
        Optional<Engine> running = Engine.running(
                HOME,
                Map.of(
                        "EQUILIBRIUM_VERSION",
                        TAG,
                        "EQUILIBRIUM_REVISION",
                        "of-a-test",
                        "EQUILIBRIUM_MARKET",
                        market.toString()),
                List.of("-p", "equilibrium-test", "-f", "docker-compose.yml", "-f", "compose/test.yml"));
        assumeTrue(running.isPresent(), "no container engine runs here: no image was built and no container started");
        engine = running.orElseThrow();
        assertThat(new ProcessBuilder(HOME.resolve("compose/secrets.sh").toString())
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
        for (String service : SERVICES) {
            long begin = System.nanoTime();
            engine.compose("build", service);
            System.out.printf(
                    "%s was built in %d s, %d MB%n",
                    service,
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    Long.parseLong(inspected(service, "{{.Size}}")) / 1_000_000);
        }
    }

    @Test
    void imagesSayWhatTheyAreAndRunAsNobody() {
        for (String service : SERVICES) {
            assertThat(inspected(service, "{{.Config.User}}")).isEqualTo("10001:10001");
            assertThat(inspected(service, "{{index .Config.Labels \"org.opencontainers.image.title\"}}"))
                    .isEqualTo("equilibrium " + service);
            assertThat(inspected(service, "{{index .Config.Labels \"org.opencontainers.image.version\"}}"))
                    .isEqualTo(TAG);
            assertThat(inspected(service, "{{index .Config.Labels \"org.opencontainers.image.revision\"}}"))
                    .isEqualTo("of-a-test");
            assertThat(inspected(service, "{{json .Config.ExposedPorts}}")).isEqualTo("{\"8080/tcp\":{}}");
        }
    }

    @Test
    void theCacheThatWasTrainedIsUsed() {
        for (String service : SERVICES) {
            // "on": the JVM ends when it cannot use it.
            assertThat(engine.docker(
                            "run",
                            "--rm",
                            "--read-only",
                            // As compose limits it: the JVM then chooses another collector than at the training.
                            "--cpus=1",
                            "--memory=1g",
                            "--entrypoint=java",
                            image(service),
                            "-XX:AOTMode=on",
                            "-XX:AOTCache=/app/service.aot",
                            "-cp",
                            "/app/service.jar",
                            "-version"))
                    .contains("25");
        }
    }

    @Test
    void noLayerHasASecret(@TempDir Path folder) throws Exception {
        List<String> secrets = new ArrayList<>();
        try (Stream<Path> files = Files.list(HOME.resolve("compose/secrets"))) {
            for (Path file : files.toList()) {
                secrets.add(Files.readString(file).strip());
            }
        }
        assertThat(secrets).hasSize(3).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(16));
        String planted = "a-secret-that-was-planted";
        secrets.add(planted);
        Path context = Files.createDirectory(folder.resolve("context"));
        Files.writeString(context.resolve("secret"), planted);
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM %s\nUSER 0\nCOPY secret /secret\nRUN rm /secret\n".formatted(image(SERVICES.getFirst())));
        engine.docker("build", "--quiet", "--tag", "equilibrium/planted:" + TAG, context.toString());

        Set<String> found = secretsIn(folder, secrets, "equilibrium/planted:" + TAG);
        engine.docker("rmi", "equilibrium/planted:" + TAG);
        assertThat(found).containsExactly(planted);
        assertThat(secretsIn(
                        folder,
                        secrets,
                        SERVICES.stream().map(ContainersIT::image).toArray(String[]::new)))
                .isEmpty();
    }

    @Test
    void theDemosMarketsThroughTheContainersGiveWhatOneProcessGives() throws Exception {
        List<Path> files = List.of(
                SyntheticFile.write(
                        market,
                        "PLANTEDUSDT",
                        new SyntheticMarket("PLANTEDUSDT", Regimes.alternating(14, 0.8), 1),
                        STEPS),
                SyntheticFile.write(market, "FAIRUSDT", new SyntheticMarket("FAIRUSDT", Regimes.FAIR, 2), STEPS));
        MarketData data = MarketFiles.open(files, reading());
        RoadDigest.Digest expected = new Backtest(data, TradingSettings.DEFAULT.withInstruments(InstrumentFile.load()))
                .run(ticks -> {})
                .digest();
        assertThat(expected.events()).isGreaterThan(1_000);

        engine.compose("down", "--volumes", "--remove-orphans");
        try {
            engine.compose("up", "-d", "signal-service", "risk-service", "execution-service", "telemetry-service");
            assertThat(through(data, files)).isEqualTo(expected);
            System.out.println("through containers: " + expected);
            for (String service : SERVICES) {
                String container = engine.compose("ps", "-q", service).strip();
                assertThat(engine.docker(
                                        "inspect",
                                        "--format",
                                        "{{.State.Health.Status}} {{.RestartCount}} {{.HostConfig.ReadonlyRootfs}} {{.Config.User}}",
                                        container)
                                .strip())
                        .as(service)
                        .isEqualTo("healthy 0 true 10001:10001");
            }
        } finally {
            engine.compose("down", "--volumes", "--remove-orphans");
        }
    }

    private static RoadDigest.Digest through(MarketData data, List<Path> files) throws InterruptedException {
        RoadDigest digest = new RoadDigest();
        awaitTopics();
        try (RoadReader reader = new RoadReader(BROKER)) {
            List<String> replay = new ArrayList<>(List.of("run", "--rm", "-T", "replay"));
            files.forEach(file -> replay.add(String.valueOf(file.getFileName())));
            assertThat(engine.compose(replay.toArray(String[]::new))).contains("replay ended run=");
            reader.read(
                    RunId.of(data.contentHash(), 1),
                    data.symbols(),
                    (topic, message) -> RoadLine.of(message).ifPresent(digest::on),
                    () -> {},
                    Duration.ofMinutes(3));
        }
        return digest.digest();
    }

    // The replay waits for the services by itself, but the reader must stand at the topics' beginning before it.
    private static void awaitTopics() {
        engine.compose("run", "--rm", "-T", "--entrypoint", "true", "replay");
    }

    private static ReadOptions reading() {
        return new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                BarPath.AUTO,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(ATR_BAR),
                List.of());
    }

    private static Set<String> secretsIn(Path folder, List<String> secrets, String... images)
            throws IOException, InterruptedException {
        Path saved = Files.createTempDirectory(folder, "saved");
        Path tar = saved.resolve("images.tar");
        List<String> save = new ArrayList<>(List.of("save", "--output", tar.toString()));
        save.addAll(List.of(images));
        engine.docker(save.toArray(String[]::new));
        Process unpacking = new ProcessBuilder("tar", "-xf", tar.toString(), "-C", saved.toString())
                .inheritIO()
                .start();
        assertThat(unpacking.waitFor()).isZero();
        Files.delete(tar);
        return ImageLayers.found(saved, secrets);
    }

    private static String inspected(String service, String format) {
        return engine.docker("image", "inspect", "--format", format, image(service))
                .strip();
    }

    private static String image(String service) {
        return "equilibrium/" + service + ":" + TAG;
    }
}
