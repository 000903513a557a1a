package io.equilibrium.standalone.suite;

import io.equilibrium.contract.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** One Kafka broker, its own controller, as a child JVM on loopback; and the topics of the road on it. */
public final class EmbeddedBroker {
    private static final int USUAL_PARTITIONS = 4;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Child child;
    private final int port;

    private EmbeddedBroker(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts it in a data folder without waiting for it, from the libraries of a built project. */
    static EmbeddedBroker launch(Path home, Path data, int port, int controllerPort, ChildEvents events) {
        Path libraries = home.resolve("standalone", "target", "broker-lib");
        if (!Files.isDirectory(libraries)) {
            throw new SuiteFailure("broker's libraries are not in " + libraries + "; build the project");
        }
        List<String> command = Stream.concat(
                        JavaCommand.with(512, 64),
                        Stream.concat(
                                JavaCommand.archiving(home.resolve(".equilibrium", "broker.jsa")),
                                Stream.of(
                                        // A service's jar says so itself; a class path cannot.
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        libraries.resolve("*").toString(),
                                        "io.equilibrium.broker.BrokerMain",
                                        write(data, port, controllerPort).toString())))
                .toList();
        return new EmbeddedBroker(Child.start(new ChildSettings("broker", command, Map.of(), data), events), port);
    }

    /** Where clients find it: host and port. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Kills it with SIGKILL; it is started again. */
    public void kill() {
        child.kill();
    }

    /** Asks it to end; it is started again. */
    public void renew() {
        child.renew();
    }

    /** Stops it with SIGSTOP and lets it go on after so long. */
    public void pause(Duration time) throws InterruptedException {
        child.pause(time);
    }

    /** How often it was started again. */
    public int restarts() {
        return child.restarts();
    }

    /** Whether it answers before so long has passed; waits for that. */
    public boolean answersWithin(Duration longest) {
        try (Admin admin = Admin.create(adminSettings())) {
            return Patience.until(longest, () -> answers(admin));
        }
    }

    /** Waits until it answers, then makes the topics that are not there yet. */
    void createTopics(OptionalInt partitions) {
        try (Admin admin = Admin.create(adminSettings())) {
            child.awaitReady(LONGEST_START, () -> answers(admin));
            OptionalInt found = partitionsOfTicks(admin);
            // A symbol's partition, and so the order of its records, comes from their number.
            if (partitions.isPresent() && found.isPresent() && !partitions.equals(found)) {
                throw new SuiteFailure(
                        "topic %s has %d partitions here, not %d; ask for %2$d, or name another data folder"
                                .formatted(Topics.TICKS, found.getAsInt(), partitions.getAsInt()));
            }
            create(admin, partitions.orElse(found.orElse(USUAL_PARTITIONS)));
        }
    }

    void stop() {
        child.stop(LONGEST_STOP);
    }

    private Map<String, Object> adminSettings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000);
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }

    private void create(Admin admin, int partitions) {
        Map<String, String> settings = Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime", TopicConfig.RETENTION_MS_CONFIG, "-1");
        List<NewTopic> topics = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .map(topic -> new NewTopic(topic, partitions, (short) 1).configs(settings))
                .toList();
        admin.createTopics(topics).values().forEach(this::await);
    }

    private OptionalInt partitionsOfTicks(Admin admin) {
        try {
            return OptionalInt.of(admin.describeTopics(List.of(Topics.TICKS))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .partitions()
                    .size());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return OptionalInt.empty();
            }
            throw child.failure("does not tell of its topics: " + failed.getCause());
        }
    }

    private void await(String topic, KafkaFuture<Void> creation) {
        try {
            creation.get();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw child.failure("did not make topic " + topic + ": " + failed.getCause());
            }
        }
    }

    private static SuiteFailure interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new SuiteFailure("interrupted while making topics", interrupted);
    }

    private static Path write(Path data, int port, int controllerPort) {
        Path file = data.resolve("broker.properties");
        try {
            return Files.writeString(file, properties(data.resolve("kafka"), port, controllerPort));
        } catch (IOException unwritable) {
            throw new SuiteFailure("broker's settings cannot be written: " + unwritable);
        }
    }

    // The short session lets a broker that was killed come back in seconds, not in a quarter of a minute. A transaction
    // that
    // begins right after its producer's last one finds that one's end not written yet, and would wait 20 ms each time.
    private static String properties(Path logs, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.min.isr=1
                add.partitions.to.txn.retry.backoff.ms=1
                add.partitions.to.txn.retry.backoff.max.ms=10
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controllerPort, logs.toString().replace("\\", "\\\\"));
    }
}
