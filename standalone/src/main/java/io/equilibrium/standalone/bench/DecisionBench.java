package io.equilibrium.standalone.bench;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.standalone.suite.EmbeddedDatabase;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteFailure;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How long risk-service takes from the moment that a signal was due until its decision can be read, live, at a steady rate;
 * beside the engine alone, and beside one statement and one committed row on the same database. A decision waits for a commit
 * of Postgres, one of Kafka, and the records that came with it.
 */
public record DecisionBench(int rate, Duration warmUp, Duration time) {
    private static final int FLOOR_ROUNDS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(1);
    private static final RunId RUN = new RunId(0xbe_0001);
    private static final int MARK_EVERY = 500;

    public DecisionBench {
        if (rate < 1) {
            throw new IllegalArgumentException("the rate must be at least 1 signal a second, was " + rate);
        }
    }

    /** What was measured. */
    private record Seen(Latencies decisions, int approved, int denied) {}

    /** Runs it on a suite of its own; the answer is a table for people. */
    public String run(Path home) {
        StringBuilder table = new StringBuilder();
        var _ = Suite.run(
                SuiteSettings.of(home)
                        .withServices(Set.of(Service.RISK_SERVICE))
                        .withEnvironment(
                                Service.RISK_SERVICE, Map.of("EQUILIBRIUM_RISK_LIMITS_ORDERS_PER_MINUTE", "600")),
                suite -> {
                    suite.awaitReady();
                    table.append(measured(suite));
                    return 0;
                });
        return table.toString();
    }

    private String measured(Suite suite) throws IOException {
        Seen seen = decisions(suite);
        try (Connection database =
                DriverManager.getConnection(suite.jdbcUrl("risk"), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD)) {
            return "%,d signals a second for %d s: %,d approved, %,d denied (at most 600 a minute may be approved)%n%n"
                            .formatted(rate, time.toSeconds(), seen.approved(), seen.denied())
                    + "| microseconds | of | p50 | p99 | p99.9 |%n|---|---|---|---|---|%n".formatted()
                    + seen.decisions().line("signal due to decision readable")
                    + engine().line("the engine alone, a step and a bet")
                    + selects(database).line("`select 1`")
                    + commits(database).line("one row committed");
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private Seen decisions(Suite suite) throws IOException {
        LoadBets bets = new LoadBets(RUN);
        int first = Math.toIntExact(rate * warmUp.toSeconds());
        int all = Math.toIntExact(first + rate * time.toSeconds());
        long[] due = new long[all];
        try (KafkaProducer<String, byte[]> producer = producer(suite);
                KafkaConsumer<String, byte[]> consumer = consumer(suite)) {
            for (String symbol : LoadBets.SYMBOLS) {
                Message start = new Message.RunStarted(RUN, 0, symbol, LoadBets.SYMBOLS.size());
                Stream.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS).forEach(topic -> send(producer, topic, start));
            }
            producer.flush();
            long began = System.nanoTime();
            Thread feeder = Thread.ofPlatform().daemon().name("bets").start(() -> feed(producer, bets, due, began));
            Seen seen = read(consumer, producer, due, first);
            feeder.join();
            return seen;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    // What is late is measured from when it was due, so that a slow moment does not hide those behind it.
    private void feed(KafkaProducer<String, byte[]> producer, LoadBets bets, long[] due, long began) {
        for (int number = 0; number < due.length; number++) {
            due[number] = began + number * 1_000_000_000L / rate;
            for (long left = due[number] - System.nanoTime(); left > 0; left = due[number] - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long micros = System.currentTimeMillis() * 1_000;
            long place = LoadBets.sequence(number);
            StepMade made = bets.step(number, micros);
            if (number / LoadBets.SYMBOLS.size() % MARK_EVERY == 0) {
                send(producer, Topics.MARKS, bets.marked(number, micros));
            }
            send(producer, Topics.STEPS, new Message.Stepped(RUN, place, made));
            send(producer, Topics.SIGNALS, new Message.Signalled(RUN, place, bets.bet(made)));
        }
    }

    // Every order expires at once, so that the next has room.
    private static Seen read(
            KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer, long[] due, int first) {
        Latencies decisions = new Latencies(due.length - first);
        int approved = 0;
        int denied = 0;
        long heard = System.nanoTime();
        while (decisions.count() < due.length - first) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                heard = System.nanoTime();
                int number;
                switch (Messages.decode(record.value())) {
                    case Message.Approved one -> {
                        number = LoadBets.number(
                                one.order().symbol(), one.order().stepSequence());
                        approved += number >= first ? 1 : 0;
                        send(producer, Topics.FILLS, expired(one));
                    }
                    case Message.Denied one -> {
                        number = LoadBets.number(
                                one.denial().symbol(), one.denial().stepSequence());
                        denied += number >= first ? 1 : 0;
                    }
                    case Message other -> number = -1;
                }
                if (number >= first) {
                    decisions.add(heard - due[number]);
                }
            }
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new SuiteFailure("%d of %d signals were decided, and then none for %d s"
                        .formatted(decisions.count(), due.length - first, PATIENCE.toSeconds()));
            }
        }
        return new Seen(decisions, approved, denied);
    }

    private static Message expired(Message.Approved approved) {
        BracketOrder order = approved.order();
        return new Message.Answered(
                RUN,
                approved.place(),
                new OrderEvent.Expired(
                        order.orderId(),
                        order.symbol(),
                        Leg.ENTRY,
                        OrderEvent.ExpiryReason.BEYOND_LIMIT,
                        order.decidedAtMicros()));
    }

    private Latencies engine() {
        LoadBets bets = new LoadBets(RUN);
        int rounds = Math.toIntExact(rate * (warmUp.toSeconds() + time.toSeconds()));
        RiskEngine engine =
                new RiskEngine(RiskSettings.DEFAULT, InstrumentFile.builtIn().instruments());
        int approved = 0;
        Latencies all = new Latencies(rounds);
        for (int number = 0; number < rounds; number++) {
            long micros = number * 1_000_000L / rate;
            StepMade made = bets.step(number, micros);
            BetOpened bet = bets.bet(made);
            long began = System.nanoTime();
            var _ = engine.on(made);
            RiskEvent decision = engine.on(bet, micros);
            all.add(System.nanoTime() - began);
            approved += decision instanceof RiskEvent.Approved ? 1 : 0;
        }
        if (approved == 0) {
            throw new IllegalStateException("the engine approved nothing, so this is not its road");
        }
        return all;
    }

    private static Latencies selects(Connection database) throws SQLException {
        Latencies all = new Latencies(FLOOR_ROUNDS);
        try (PreparedStatement select = database.prepareStatement("select 1")) {
            for (int round = 0; round < FLOOR_ROUNDS; round++) {
                long began = System.nanoTime();
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                }
                all.add(System.nanoTime() - began);
            }
        }
        return all;
    }

    private static Latencies commits(Connection database) throws SQLException {
        Latencies all = new Latencies(FLOOR_ROUNDS);
        try (Statement table = database.createStatement()) {
            table.execute("create table bench_rows (number integer not null)");
            try (PreparedStatement insert = database.prepareStatement("insert into bench_rows values (?)")) {
                for (int round = 0; round < FLOOR_ROUNDS; round++) {
                    long began = System.nanoTime();
                    insert.setInt(1, round);
                    insert.executeUpdate();
                    all.add(System.nanoTime() - began);
                }
            } finally {
                table.execute("drop table bench_rows");
            }
        }
        return all;
    }

    private static void send(KafkaProducer<String, byte[]> producer, String topic, Message message) {
        var _ = producer.send(new ProducerRecord<>(topic, message.key(), Messages.encode(message)));
    }

    private static KafkaProducer<String, byte[]> producer(Suite suite) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        suite.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<String, byte[]> consumer(Suite suite) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        suite.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        5,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(Stream.of(Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }
}
