package io.equilibrium.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.equilibrium.contract.EntryText;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.standalone.replay.Perils.Peril;
import io.equilibrium.standalone.replay.Perils.Victim;
import io.equilibrium.standalone.suite.EmbeddedDatabase;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteFailure;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One kit, two runtimes: a market through Kafka and the services gives exactly the events of the in-process pipeline, with
 * limits and breaker in play, at any speed, with any number of partitions, and whatever is killed, stopped or renewed meanwhile.
 */
class ReplayParityIT {
    /** At which a month of bars takes half a minute, so that all services are at work all the time. */
    private static final String BRISK = "100000";

    private static final int MANY_PERILS = 50;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final long seed = Long.getLong("equilibrium.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void barsOnThreePartitionsWhateverIsKilledOrStopped() throws Exception {
        ProofMarket bars = ProofMarket.bars(folder, golden("bars.csv.gz"));
        long places = bars.market().totalTicks();
        Suite.run(suite(bars, 3), running -> {
            PrometheusServer.watching(running, folder, () -> {
                var _ = same(bars, Feed.MAXIMUM, running);
            });
            makesTablesAndTopicsAlone(running);
            assertThat(running.restarts().values()).containsOnly(0);
            List<Peril> perils = new ArrayList<>(Perils.random(random, 4, List.of(Victim.values()), 0, places / 2));
            perils.addAll(Perils.rolling(List.of(Victim.values()), places / 2, places));
            same(bars, BRISK, running, perils);
            seesWholeRuns(2, running);
            return 0;
        });
    }

    /** As in a cluster, where a process of its own does it before the service starts. */
    private static void makesTablesAndTopicsAlone(Suite suite) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        assertThat(suite.errand(
                        "migrate", Service.RISK_SERVICE, Map.of("EQUILIBRIUM_MIGRATE_ONLY", "true"), lines::add))
                .as("%s", lines)
                .isZero();
        assertThat(lines).anyMatch(line -> line.startsWith("migrate risk-service: tables are at version"));
        Map<String, String> topics =
                Map.of("EQUILIBRIUM_TOPICS_ONLY", "true", "EQUILIBRIUM_TOPICS_ACCESS_RULES", "true");
        assertThat(suite.errand("topics", Service.MARKET_GATEWAY, topics, lines::add))
                .as("%s", lines)
                .isEqualTo(1);
        assertThat(lines)
                .contains("topics: the brokers have no authorizer: set kafka.topics.acls to false, or"
                        + " authorizer.class.name there");
    }

    @Test
    void printsOnOnePartitionAtSlowSpeeds() throws Exception {
        ProofMarket prints = ProofMarket.prints(folder, golden("ticks.csv.gz"));
        SuiteSettings suite = suite(prints, 1);
        AtomicReference<RunId> last = new AtomicReference<>(RunId.NONE);
        Suite.run(suite, running -> {
            for (String speed : List.of(Feed.MAXIMUM, "1000")) {
                last.set(same(prints, speed, running));
            }
            assertThat(running.restarts().values()).containsOnly(0);
            assertThatExceptionOfType(SuiteFailure.class)
                    .isThrownBy(() -> new RunIds(running).next(prints.run(Feed.MAXIMUM), Optional.of(last.get())))
                    .withMessageContaining("run %s exists", last.get());
            return 0;
        });
        isRewound(suite, last.get());
    }

    /**
     * As live, where positions are carried too: risk takes what comes when it comes, so the journal alone tells in which order
     * that was.
     */
    @Test
    @Tag("long")
    void isRewoundThoughNobodyWaited() throws Exception {
        ProofMarket prints = ProofMarket.prints(folder, golden("ticks.csv.gz"));
        SuiteSettings suite = suite(prints, 1);
        SuiteSettings live = suite.withEnvironment(
                Service.RISK_SERVICE,
                Map.of(
                        "EQUILIBRIUM_RISK_AWAIT_FILLS",
                        "false",
                        "EQUILIBRIUM_RISK_CLOCK",
                        "event",
                        "EQUILIBRIUM_RISK_ENTRY",
                        EntryText.format(EntryStyle.CARRIED)));
        AtomicReference<RunId> said = new AtomicReference<>(RunId.NONE);
        Suite.run(live, running -> {
            ReplayRun run = prints.run("1000");
            RunId id = new RunIds(running).next(run, Optional.empty());
            var _ = run.through(running, id, (topic, message) -> {});
            running.stop(Service.MARKET_GATEWAY);
            said.set(id);
            return 0;
        });
        List<String> lines = new ArrayList<>();
        assertThat(Rewind.of(live, suite.data().orElseThrow(), said.get(), lines::add))
                .as("%s", lines)
                .isEqualTo(Rewind.SAME);
        assertThat(lines).hasSize(2).allMatch(line -> line.contains("the same"));
        System.out.println("live: " + String.join(System.lineSeparator(), lines));
    }

    /** What a run decided is decided again from its journal; and what the journal does not give is named. */
    private static void isRewound(SuiteSettings suite, RunId run) throws Exception {
        Path data = suite.data().orElseThrow();
        List<String> lines = new ArrayList<>();
        assertThat(Rewind.of(suite, data, run, lines::add)).as("%s", lines).isEqualTo(Rewind.SAME);
        assertThat(lines).hasSize(2);
        Suite.run(suite.withServices(Set.of()), running -> {
            forgeAnOrder(running, run);
            return 0;
        });
        lines.clear();
        assertThat(Rewind.of(suite, data, run, lines::add)).isEqualTo(Rewind.DIFFERENT);
        System.out.println(String.join(System.lineSeparator(), lines));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("risk-service", "the same");
        assertThat(lines.getLast())
                .contains("execution-service", run + " differs", "said was Answered[", "made again it is ");
    }

    // As if the venue had been told to sell where risk had told it to buy.
    private static void forgeAnOrder(Suite suite, RunId run) {
        String forge = """
                update inbox
                set payload = convert_to(replace(convert_from(payload, 'UTF8'), '"side":"BUY"', '"side":"SELL"'), 'UTF8')
                where arrival = (
                    select min(arrival) from inbox
                    where topic = ? and convert_from(payload, 'UTF8') like ? and convert_from(payload, 'UTF8') like ?)
                """;
        try (Connection database = DriverManager.getConnection(
                        suite.jdbcUrl("execution"), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
                PreparedStatement forging = database.prepareStatement(forge)) {
            forging.setString(1, Topics.APPROVED_ORDERS);
            forging.setString(2, "%" + run + "%");
            forging.setString(3, "%\"side\":\"BUY\"%");
            assertThat(forging.executeUpdate()).isEqualTo(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    // It was killed and renewed too, reads the road again, and may still be on its way.
    private static void seesWholeRuns(int runs, Suite suite) throws IOException, InterruptedException {
        for (int tries = 0; tries < 240 && metric(suite, Service.TELEMETRY_SERVICE, "runs_whole") < runs; tries++) {
            Thread.sleep(500);
        }
        assertThat(metric(suite, Service.TELEMETRY_SERVICE, "runs_whole")).isEqualTo(runs);
    }

    private static double metric(Suite suite, Service service, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + suite.port(service) + "/actuator/prometheus"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (ConnectException starting) {
            return 0;
        }
    }

    @Test
    @Tag("long")
    void fiftyMoments() throws Exception {
        ProofMarket bars = ProofMarket.bars(folder, golden("bars.csv.gz"));
        Suite.run(suite(bars, 3), running -> {
            List<Victim> victims = List.of(Victim.values());
            for (int left = MANY_PERILS; left > 0; left -= victims.size()) {
                String speed = random.nextBoolean() ? BRISK : Feed.MAXIMUM;
                int count = Math.min(left, victims.size());
                same(
                        bars,
                        speed,
                        running,
                        Perils.random(random, count, victims, 0, bars.market().totalTicks()));
            }
            return 0;
        });
    }

    @Test
    @Tag("long")
    void everyMarketAtEverySpeedOnOneAndThreePartitions() throws Exception {
        List<ProofMarket> markets = new ArrayList<>();
        for (Path golden : goldenFolders()) {
            Path files = Files.createTempDirectory(folder, "market");
            markets.add(ProofMarket.bars(files, golden.resolve("bars.csv.gz")));
            markets.add(ProofMarket.prints(files, golden.resolve("ticks.csv.gz")));
        }
        for (ProofMarket market : markets) {
            boolean isBars = markets.indexOf(market) % 2 == 0;
            for (int partitions : List.of(1, 3)) {
                Suite.run(suite(market, partitions), running -> {
                    for (String speed : List.of(Feed.MAXIMUM, isBars ? BRISK : "1000", isBars ? "20000" : "10")) {
                        var _ = same(market, speed, running);
                    }
                    return 0;
                });
            }
        }
    }

    @Test
    @Tag("long")
    void everyWayOfEntering() throws Exception {
        for (EntryStyle entry : List.of(EntryStyle.TRAP, EntryStyle.CARRIED)) {
            Path files = Files.createTempDirectory(folder, "market");
            ProofMarket bars = ProofMarket.bars(files, golden("bars.csv.gz"), entry);
            Suite.run(suite(bars, 3), running -> {
                long places = bars.market().totalTicks();
                same(bars, BRISK, running, Perils.random(random, 7, List.of(Victim.values()), 0, places));
                return 0;
            });
        }
    }

    private SuiteSettings suite(ProofMarket market, int partitions) throws IOException {
        System.out.println("seed: " + seed + " (-Dequilibrium.seed)");
        SuiteSettings base = SuiteSettings.of(SuiteSettings.homeOfLauncher()).withPartitions(partitions);
        return ReplayRun.suite(base, market.services())
                .withData(Files.createTempDirectory(folder, "data").resolve("suite"));
    }

    private static void same(ProofMarket market, String speed, Suite suite, List<Peril> befalling)
            throws IOException, InterruptedException {
        Perils perils = new Perils(suite, befalling);
        try (perils) {
            var _ = same(market, speed, suite, perils);
        }
        assertThat(perils.spared()).isEmpty();
    }

    private static RunId same(ProofMarket market, String speed, Suite suite) throws IOException, InterruptedException {
        return same(market, speed, suite, (topic, message) -> {});
    }

    private static RunId same(ProofMarket market, String speed, Suite suite, BiConsumer<String, Message> listener)
            throws IOException, InterruptedException {
        RoadLog said = new RoadLog();
        ReplayRun run = market.run(speed);
        ReplayRun.Outcome outcome = run.through(
                suite,
                new RunIds(suite).next(run, Optional.empty()),
                listener.andThen((topic, message) -> said.on(message)));
        suite.stop(Service.MARKET_GATEWAY);
        said.isTheSameAs(market.expected());
        assertThat(outcome.digest()).isEqualTo(market.expected().digest());
        assertThat(outcome.results().total().tape().ticks()
                        + outcome.results().total().tape().duplicates())
                .isEqualTo(market.market().totalTicks());
        System.out.println("same: " + speed + ", run " + outcome.run() + ", " + outcome.digest());
        return outcome.run();
    }

    private static Path golden(String name) {
        return SuiteSettings.homeOfLauncher()
                .resolve("domain/src/test/resources/golden")
                .resolve(name);
    }

    /** The seeded vectors, and the real ones where they lie beside the checkout. */
    private static List<Path> goldenFolders() {
        List<Path> folders = new ArrayList<>(List.of(golden("")));
        for (Path at = SuiteSettings.homeOfLauncher(); at != null; at = at.getParent()) {
            Path real = at.resolve("shared/golden/real");
            if (Files.isDirectory(real)) {
                folders.add(real);
                return folders;
            }
        }
        System.out.println("no folder shared/golden/real beside the checkout: seeded vectors alone");
        return folders;
    }
}
