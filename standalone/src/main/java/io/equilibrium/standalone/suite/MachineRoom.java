package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the services stand on: broker with topics, database, admin token. */
final class MachineRoom {
    private final SuiteSettings settings;
    private final Path data;
    private final Verdict verdict;
    private final int brokerPort;
    private final int controllerPort;
    private final int databasePort;
    private boolean ended;
    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedDatabase database;
    private @Nullable Path token;

    MachineRoom(SuiteSettings settings, Path data, FreePorts ports, Verdict verdict) {
        this.settings = settings;
        this.data = data;
        this.verdict = verdict;
        this.brokerPort = ports.of("broker");
        this.controllerPort = ports.of("broker-controller");
        this.databasePort = ports.of("database");
    }

    /** Broker and database come up side by side. */
    void open() {
        try {
            token = AdminToken.write(data);
        } catch (IOException unwritable) {
            throw new SuiteFailure("admin token cannot be written in " + data + ": " + unwritable);
        }
        launchBroker();
        launchDatabase();
        database().createDatabases();
        broker().createTopics(settings.partitions());
    }

    EmbeddedBroker broker() {
        return Objects.requireNonNull(broker, "broker is not started");
    }

    EmbeddedDatabase database() {
        return Objects.requireNonNull(database, "database is not started");
    }

    Path token() {
        return Objects.requireNonNull(token, "token is not written");
    }

    ServiceEnvironment environment() {
        return new ServiceEnvironment(data, broker().bootstrapServers(), database(), token());
    }

    Stream<String> addresses() {
        return Stream.of("broker " + broker().bootstrapServers(), "database 127.0.0.1:" + databasePort);
    }

    /** Stops what was started, and what is still starting as soon as it has. */
    synchronized void close() {
        ended = true;
        if (database != null) {
            database.stop();
        }
        if (broker != null) {
            broker.stop();
        }
    }

    private synchronized void launchBroker() {
        requireOpen();
        broker = EmbeddedBroker.launch(settings.home(), data, brokerPort, controllerPort, verdict);
    }

    private synchronized void launchDatabase() {
        requireOpen();
        database = EmbeddedDatabase.launch(settings.home(), data, databasePort, verdict);
    }

    private void requireOpen() {
        if (ended) {
            throw new SuiteFailure("the suite is stopping");
        }
    }
}
