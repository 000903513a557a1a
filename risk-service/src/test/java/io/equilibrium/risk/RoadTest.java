package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

/** The golden market through the topics, against the same market in one process. */
@EmbeddedKafka(
        partitions = 2,
        topics = {
            Topics.STEPS,
            Topics.SIGNALS,
            Topics.FILLS,
            Topics.APPROVED_ORDERS,
            Topics.DENIED_ORDERS,
            Topics.BREAKER_EVENTS,
            "steps-dlt",
            "signals-dlt",
            "fills-dlt"
        })
class RoadTest {
    private static final RunId RUN = new RunId(0xabc0001);
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
    private static final List<String> OUTPUTS =
            List.of(Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS, Topics.BREAKER_EVENTS);

    /** So wide that fills, which do not come here, would change nothing; the small notional has some bets denied. */
    private static final Map<String, String> WIDE = Map.of(
            "equilibrium.risk.start-equity", "1000000000",
            "equilibrium.risk.notional", "500",
            "equilibrium.risk.max-loss-per-bet", "1000000",
            "equilibrium.risk.max-symbol-notional", "1000000000",
            "equilibrium.risk.max-total-notional", "1000000000",
            "equilibrium.engine.poll-records", "200");

    @TempDir
    private Path folder;

    @Test
    void decidesAsThePipelineDoesWhateverTheInterleavingAndHoweverOftenItStartsAnew(EmbeddedKafkaBroker broker)
            throws Exception {
        Map<String, List<Tick>> ticks = new HashMap<>();
        SYMBOLS.forEach(symbol -> ticks.put(symbol, Recorded.goldenTicks(symbol, 12_000)));
        String brokers = broker.getBrokersAsString();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Wire wire = new Wire(brokers, OUTPUTS)) {
            Sender sender = new Sender(wire, ticks);
            RunningService first = RunningService.start(brokers, postgres, folder, WIDE);
            sender.send(0.3);
            wire.awaitCount(Topics.APPROVED_ORDERS, 5, Message.Approved.class::isInstance);
            first.close();
            sender.send(0.6);
            try (RunningService second = RunningService.start(brokers, postgres, folder, WIDE);
                    RunningService third = takenOver(brokers, postgres, sender, wire)) {
                sender.send(1);
                wire.awaitCount(Topics.APPROVED_ORDERS, SYMBOLS.size(), Message.RunEnded.class::isInstance);
                wire.awaitCount(Topics.DENIED_ORDERS, SYMBOLS.size(), Message.RunEnded.class::isInstance);
                theWholeRunEnds(wire);
                wire.until(
                        "the second to be fenced",
                        () -> second.notReadyBecause().isPresent());
                assertThat(third.prometheus()).contains("orders_approved_total", "breaker_tier 0.0");
            }
            SYMBOLS.forEach(symbol -> sameAsPipeline(wire, symbol, ticks.get(symbol)));
        }
    }

    /** Starts one more service while the market goes on: it takes over from the one at work, wherever that is. */
    private RunningService takenOver(String brokers, EmbeddedPostgres postgres, Sender sender, Wire wire)
            throws Exception {
        CompletableFuture<RunningService> starting =
                CompletableFuture.supplyAsync(() -> RunningService.start(brokers, postgres, folder, WIDE));
        for (double share = 0.6; !starting.isDone() && share < 0.95; share += 0.001) {
            sender.send(share);
            wire.read();
        }
        return starting.get();
    }

    private static void theWholeRunEnds(Wire wire) throws Exception {
        for (String symbol : SYMBOLS) {
            wire.send(Topics.FILLS, new Message.RunStarted(RUN, symbol, SYMBOLS.size()));
            wire.send(Topics.FILLS, new Message.RunEnded(RUN, symbol, 10, 1, 1, 10, 1_000));
        }
        wire.flush();
        Message ended = wire.await(Topics.BREAKER_EVENTS, Message.RunEnded.class::isInstance);
        assertThat(ended).isEqualTo(new Message.RunEnded(RUN, "*", 30, 3, 3, 10, 1_000));
        assertThat(wire.of(Topics.BREAKER_EVENTS)).containsExactly(ended);
    }

    private static void sameAsPipeline(Wire wire, String symbol, List<Tick> ticks) {
        List<Message> approvedTopic = of(wire, Topics.APPROVED_ORDERS, symbol);
        List<BracketOrder> approved = new ArrayList<>();
        List<RiskEvent.Denied> denied = new ArrayList<>();
        decide(symbol, ticks, approved, denied);
        assertThat(approved).hasSizeGreaterThan(100);
        assertThat(approvedTopic.stream()
                        .filter(Message.Approved.class::isInstance)
                        .map(message -> ((Message.Approved) message).order()))
                .containsExactlyElementsOf(approved);
        assertThat(of(wire, Topics.DENIED_ORDERS, symbol).stream()
                        .filter(Message.Denied.class::isInstance)
                        .map(message -> ((Message.Denied) message).denial()))
                .containsExactlyElementsOf(denied);
        assertThat(approvedTopic.getFirst()).isInstanceOf(Message.RunStarted.class);
        assertThat(approvedTopic.getLast()).isInstanceOf(Message.RunEnded.class);
        progressCoversDecisions(approvedTopic);
    }

    private static void progressCoversDecisions(List<Message> topic) {
        long through = 0;
        for (Message message : topic) {
            if (message instanceof Message.Progress progress) {
                assertThat(progress.tradeId()).isGreaterThan(through);
                through = progress.tradeId();
            } else if (message instanceof Message.Approved approved) {
                assertThat(approved.order().tradeId()).isGreaterThan(through);
            }
        }
        assertThat(through).isPositive();
    }

    private static List<Message> of(Wire wire, String topic, String symbol) {
        return wire.of(topic).stream()
                .filter(message -> message.key().equals(symbol))
                .toList();
    }

    private static void decide(
            String symbol, List<Tick> ticks, List<BracketOrder> approved, List<RiskEvent.Denied> denied) {
        RiskSettings risk = new Binder(new MapConfigurationPropertySource(WIDE))
                .bind("equilibrium.risk", RiskProperties.class)
                .get()
                .settings();
        TradingPipeline pipeline = new TradingPipeline(new TradingSettings(
                Recorded.SETTINGS.strategy(), risk, Recorded.SETTINGS.paper(), Recorded.SETTINGS.instruments()));
        for (Tick tick : ticks) {
            for (RoadEvent event : pipeline.on(tick)) {
                if (event instanceof RoadEvent.Decided(RiskEvent.Approved one)) {
                    approved.add(one.order());
                } else if (event instanceof RoadEvent.Decided(RiskEvent.Denied one)) {
                    denied.add(one);
                }
            }
        }
        assertThat(symbol).isEqualTo(approved.getFirst().symbol());
    }

    /** Sends every symbol's steps and signals in bursts of seeded, uneven length, so that each topic runs ahead at times. */
    private static final class Sender {
        private static final class Stream {
            private final String topic;
            private final List<Message> messages;
            private int sent;

            Stream(String topic, List<Message> messages) {
                this.topic = topic;
                this.messages = messages;
            }

            int left(double share) {
                return Math.max((int) Math.ceil(messages.size() * share) - sent, 0);
            }

            void send(Wire wire, int most, double share) {
                int until = sent + Math.min(most, left(share));
                messages.subList(sent, until).forEach(message -> wire.send(topic, message));
                sent = until;
            }
        }

        private final Wire wire;
        private final Random random = new Random(11);
        private final List<Stream> streams = new ArrayList<>();

        Sender(Wire wire, Map<String, List<Tick>> ticks) {
            this.wire = wire;
            ticks.forEach((symbol, ofSymbol) -> {
                Recorded recorded = Recorded.of(RUN, symbol, SYMBOLS.size(), ofSymbol, 211);
                streams.add(new Stream(Topics.STEPS, recorded.steps()));
                streams.add(new Stream(Topics.SIGNALS, recorded.signals()));
            });
        }

        /** Until this share of each stream is sent. */
        void send(double share) throws Exception {
            while (streams.stream().anyMatch(stream -> stream.left(share) > 0)) {
                streams.get(random.nextInt(streams.size())).send(wire, 1 + random.nextInt(400), share);
            }
            wire.flush();
        }
    }
}
