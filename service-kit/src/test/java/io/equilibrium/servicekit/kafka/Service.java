package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;

import com.zaxxer.hikari.HikariDataSource;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.EngineStore;
import io.equilibrium.servicekit.jdbc.EngineTransactions;
import io.equilibrium.servicekit.jdbc.LeaseStore;
import io.equilibrium.servicekit.jdbc.Outbox;
import io.equilibrium.servicekit.jdbc.TopicStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A loop, a relay and their handler in one process's life; several may share a road and a database. */
final class Service<H extends EngineHandler> implements AutoCloseable {
    static final EngineProperties PACE = new EngineProperties(
            10,
            100_000,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(10),
            Duration.ofMillis(200),
            Duration.ofHours(1),
            7,
            Duration.ofSeconds(1));

    final HikariDataSource data = new HikariDataSource();
    final JdbcTemplate jdbc = new JdbcTemplate(data);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> exits = new CopyOnWriteArrayList<>();
    final H handler;
    final EngineLease lease;
    private final TopicCheck check;
    final EngineLoop loop;
    final OutboxRelay relay;

    Service(
            String holder,
            KafkaDoor door,
            EngineTopics topics,
            Function<JdbcTemplate, H> handlers,
            String url,
            EngineProperties pace,
            Function<H, RelayWatch> watch) {
        data.setJdbcUrl(url);
        data.setConnectionTimeout(1000);
        data.setInitializationFailTimeout(-1);
        handler = handlers.apply(jdbc);
        EngineMetrics metrics = new EngineMetrics(meters, topics);
        ServiceExit exit = (status, reason) -> exits.add(reason);
        check = new TopicCheck(() -> door.admin(TopicCheck.adminSettings()), new TopicStore(jdbc), topics);
        lease = new EngineLease(new EngineLease.Parts(new LeaseStore(jdbc, pace.lease()), holder, metrics, exit), pace);
        relay = new OutboxRelay(
                new OutboxRelay.Parts(
                        lease,
                        check,
                        new Outbox(jdbc),
                        () -> new RelaySession(
                                killable(topics),
                                () -> door.consumer(RelaySession.consumerSettings()),
                                topics,
                                System::nanoTime),
                        metrics,
                        exit,
                        watch.apply(handler),
                        System::nanoTime),
                pace);
        metrics.backlog(relay, OutboxRelay::backlog);
        loop = new EngineLoop(
                new EngineLoop.Parts(
                        lease,
                        topics,
                        check,
                        handler,
                        new EngineTransactions(
                                new TransactionTemplate(new JdbcTransactionManager(data)),
                                new EngineStore(jdbc, pace.lease()),
                                handler,
                                lease::epoch),
                        () -> EngineInput.open(door, topics, pace.pollRecords(), Clock.systemUTC()),
                        relay,
                        new DeadLetters(() -> door.producer(Map.of()), meters),
                        metrics,
                        exit,
                        System::nanoTime),
                pace);
    }

    static Service<Doubler> of(Road road, String url, EngineProperties pace, RelayWatch watch) {
        return new Service<>(
                "holder", road.door, road.topics, jdbc -> new Doubler(road, jdbc), url, pace, doubler -> watch);
    }

    /** One of several that want the engine; nobody hears of it for as long as this, and another may take it. */
    static Service<Doubler> heldBy(String holder, Road road, String url, Duration lease) {
        EngineProperties pace = new EngineProperties(
                PACE.pollRecords(),
                PACE.storeAfterRecords(),
                PACE.storeAfter(),
                PACE.probeAfter(),
                PACE.retryFirst(),
                PACE.retryLast(),
                lease,
                PACE.relayRows(),
                PACE.relayFallback());
        return new Service<>(
                holder, road.door, road.topics, jdbc -> new Doubler(road, jdbc), url, pace, doubler -> RelayWatch.NONE);
    }

    static Service<Doubler> of(Road road, String url) {
        return of(road, url, PACE, RelayWatch.NONE);
    }

    /** A database with the kit's tables and the handler's own. */
    static String database() {
        return migrated(Machines.postgres().getJdbcUrl("postgres", newDatabase()));
    }

    static String migrated(String url) {
        try (HikariDataSource data = new HikariDataSource()) {
            data.setJdbcUrl(url);
            Flyway.configure()
                    .dataSource(data)
                    .locations("classpath:db/kit")
                    .load()
                    .migrate();
            Doubler.createState(new JdbcTemplate(data));
        }
        return url;
    }

    Service<H> start() {
        lease.start();
        relay.start();
        loop.start();
        return this;
    }

    boolean isReady() {
        return lease.standsByBecause().isEmpty()
                && lease.notReadyBecause().isEmpty()
                && loop.notReadyBecause().isEmpty()
                && relay.notReadyBecause().isEmpty();
    }

    void awaitReady() {
        until("ready", this::isReady);
    }

    /** Ends as a killed process does: nothing more reaches the database. */
    void crash() {
        data.close();
        close();
    }

    /** Ends cleanly. */
    void stop() {
        loop.stop();
        relay.stop();
        lease.stop();
        check.close();
    }

    @Override
    public void close() {
        stop();
        data.close();
    }

    // A killed process aborts nothing: its transaction stays open until somebody with its name comes.
    private static Producer<byte[], byte[]> killable(EngineTopics topics) {
        Map<String, Object> settings =
                new HashMap<>(RelaySession.producerSettings(topics.outputs().getFirst()));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, Machines.brokers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void close(Duration timeout) {
                super.close(Duration.ZERO);
            }
        };
    }

    private static String newDatabase() {
        String name = Machines.unique("engine");
        new JdbcTemplate(Machines.postgres().getPostgresDatabase()).execute("create database " + name);
        return name;
    }
}
