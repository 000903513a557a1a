package io.equilibrium.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, database and children come up, come back, and leave nothing behind, however the suite ends. */
class SuiteIT {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<Service> SERVICES = EnumSet.of(Service.RISK_SERVICE, Service.TELEMETRY_SERVICE);

    @TempDir
    private Path folder;

    @Test
    void carriesServicesAndLeavesNothingBehind() throws Exception {
        Set<ProcessHandle> before = descendants();
        Set<ProcessHandle> ours;
        try (Suite suite = Suite.start(settings())) {
            ours = remembered(folder);
            assertThat(ours).hasSize(4).allMatch(ProcessHandle::isAlive);
            hasTopics(suite);
            hasDatabases(suite);
            bringsBackWhatIsKilled(suite);
            letsGoOnWhatIsPaused(suite);
            bringsBackBrokerAndDatabaseWithWhatTheyHeld(suite);
            startsAndStopsOneMore(suite);
            tellsWhatDidNotComeUp(suite);
        }
        assertThat(ours).noneMatch(ProcessHandle::isAlive);
        assertThat(descendants()).isSubsetOf(before);
        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(stoppedAt(service)).isPositive());
    }

    @Test
    void childrenEndWithAKilledSuiteAndTheFolderServesTheNextOne() throws Exception {
        Process killed = suiteInItsOwnProcess();
        Set<ProcessHandle> orphans = remembered(folder);
        assertThat(orphans).hasSize(4).allMatch(ProcessHandle::isAlive);
        killed.destroyForcibly().waitFor();

        // Without waiting for the children: the next suite has to bear with what is still ending.
        Process asked = suiteInItsOwnProcess();
        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        Set<ProcessHandle> children = remembered(folder);
        assertThat(children).hasSize(4).allMatch(ProcessHandle::isAlive);

        assertThatThrownBy(() -> Suite.start(settings()))
                .hasMessage("data folder " + folder + " cannot be used: another suite is using it");

        asked.toHandle().destroy();
        asked.waitFor();
        assertThat(children).noneMatch(ProcessHandle::isAlive);

        assertThatThrownBy(() -> Suite.start(settings().withPartitions(2)))
                .hasMessage("topic ticks has 4 partitions here, not 2; ask for 4, or name another data folder");
    }

    private SuiteSettings settings() {
        return SuiteSettings.of(SuiteSettings.homeOfLauncher())
                .withData(folder)
                .withPartitions(3)
                .withServices(SERVICES)
                .withLaunch(StandInService.launch());
    }

    private static void hasTopics(Suite suite) throws Exception {
        List<ConfigResource> expected = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, suite.bootstrapServers()))) {
            Map<ConfigResource, Config> found =
                    admin.describeConfigs(expected).all().get();
            assertThat(found.values())
                    .hasSize(2 * Topics.ALL.size())
                    .allMatch(config -> "LogAppendTime"
                            .equals(config.get("message.timestamp.type").value()));
            assertThat(admin.describeTopics(List.of(Topics.TICKS))
                            .allTopicNames()
                            .get()
                            .get(Topics.TICKS)
                            .partitions())
                    .hasSize(3);
        }
    }

    private static void hasDatabases(Suite suite) throws SQLException {
        for (String database : List.of("risk", "execution")) {
            try (var connection = DriverManager.getConnection(
                    suite.jdbcUrl(database), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD)) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    private static void bringsBackWhatIsKilled(Suite suite) {
        long before = suite.pid(Service.RISK_SERVICE);
        suite.kill(Service.RISK_SERVICE);
        assertThat(Patience.until(
                        LONGEST,
                        () -> suite.pid(Service.RISK_SERVICE) != before && suite.isReady(Service.RISK_SERVICE)))
                .isTrue();
        assertThat(suite.restarts()).containsEntry(Service.RISK_SERVICE, 1).containsEntry(Service.TELEMETRY_SERVICE, 0);
        assertThat(suite.failure()).isEmpty();
    }

    private static void letsGoOnWhatIsPaused(Suite suite) throws Exception {
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Future<Boolean> answer = one.submit(() -> {
                Thread.sleep(500);
                return suite.isReady(Service.RISK_SERVICE);
            });
            suite.pause(Service.RISK_SERVICE, Duration.ofSeconds(4));
            assertThat(answer.get()).as("answers while it is paused").isFalse();
            Future<Boolean> query = one.submit(() -> {
                Thread.sleep(500);
                return suite.database().answersWithin(Duration.ofMillis(500));
            });
            suite.database().pause(Duration.ofSeconds(3));
            assertThat(query.get()).as("answers while it is paused").isFalse();
        }
        suite.broker().pause(Duration.ofSeconds(1));
        assertThat(Patience.until(LONGEST, () -> suite.isReady(Service.RISK_SERVICE)))
                .isTrue();
        assertThat(suite.database().answersWithin(LONGEST)).isTrue();
        assertThat(suite.broker().answersWithin(LONGEST)).isTrue();
        assertThat(suite.database().restarts() + suite.broker().restarts()).isZero();
    }

    private static void bringsBackBrokerAndDatabaseWithWhatTheyHeld(Suite suite) throws Exception {
        sql(suite, "create table held (number int)");
        sql(suite, "insert into held values (42)");
        suite.database().kill();
        suite.broker().kill();

        assertThat(Patience.until(
                        LONGEST,
                        () -> suite.database().restarts() == 1
                                && suite.broker().restarts() == 1
                                && suite.database().answersWithin(Duration.ofSeconds(1))
                                && suite.broker().answersWithin(Duration.ofSeconds(1))))
                .isTrue();
        sql(suite, "update held set number = 43 where number = 42");
        hasTopics(suite);
        assertThat(suite.failure()).isEmpty();
    }

    private static void sql(Suite suite, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        suite.jdbcUrl("risk"), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
                var executed = connection.createStatement()) {
            executed.execute(statement);
            assertThat(executed.getUpdateCount()).isEqualTo(statement.startsWith("create") ? 0 : 1);
        }
    }

    private static void startsAndStopsOneMore(Suite suite) throws IOException {
        suite.start(Service.SIGNAL_SERVICE, Map.of("EQUILIBRIUM_PACE", "max"));
        assertThat(suite.isReady(Service.SIGNAL_SERVICE)).isTrue();
        suite.stop(Service.SIGNAL_SERVICE);
        assertThat(suite.isReady(Service.SIGNAL_SERVICE)).isFalse();
        assertThat(Files.readString(suite.data().resolve("logs", "signal-service.log")))
                .contains("EQUILIBRIUM_PACE=max");
    }

    private static void tellsWhatDidNotComeUp(Suite suite) {
        assertThatThrownBy(() -> suite.start(Service.MARKET_GATEWAY, Map.of()))
                .isInstanceOfSatisfying(
                        SuiteFailure.class,
                        failure -> assertThat(failure.lastLines()).containsExactly("the market is closed"))
                .hasMessage("market-gateway ended with exit code 3 before it was ready; its log is "
                        + suite.data().resolve("logs", "market-gateway.log"));
        assertThat(suite.restarts()).doesNotContainKey(Service.MARKET_GATEWAY);
    }

    private long stoppedAt(Service service) throws IOException {
        String mark = service.label() + " | stopped at ";
        return Files.readAllLines(folder.resolve("logs", service.label() + ".log")).stream()
                .filter(line -> line.startsWith(mark))
                .mapToLong(line -> Long.parseLong(line.substring(mark.length())))
                .max()
                .orElseThrow();
    }

    private Process suiteInItsOwnProcess() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dequilibrium.home=" + SuiteSettings.homeOfLauncher(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SuiteMain.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        boolean ready = parent.inputReader().lines().peek(lines::add).anyMatch("READY"::equals);
        assertThat(ready).as(String.join("\n", lines)).isTrue();
        return parent;
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private static Set<ProcessHandle> remembered(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("pids"))) {
            return files.flatMap(file -> processIn(file).stream()).collect(Collectors.toSet());
        }
    }

    private static Optional<ProcessHandle> processIn(Path file) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).split(" ", 2)[0]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
