package io.equilibrium.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.execution.jpa.VenueStore;
import io.equilibrium.execution.paper.PaperVenue;
import io.equilibrium.servicekit.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionHandlerTest {
    private static final TradingSettings SETTINGS = Markets.tight();
    private static final String LAYOUT = "/venue-layout-9.hex";

    private final TablesInMemory tables = new TablesInMemory();

    /** As a rewind does it: the journal's decisions, and ticks only where those pause; from nothing, with no table. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void oneThatWasNeverRestoredHandlesEverythingAndUsesNoTable(long seed) {
        Script script = Script.of(RunId.parse("9f86d081884c0001"), Markets.ticks(seed, 200), SETTINGS, seed, 20);
        ExecutionHandler handler = handler(new PaperVenue.Limits(50, 5));
        Rewound rewound = new Rewound(handler, script, 3);
        rewound.run();
        assertThat(rewound.said).isEqualTo(script.said());
        assertThat(rewound.pauses).isPositive();
        assertThat(tables.uses).isZero();
    }

    @Test
    void storesBytesOfTheLayoutThatItSays() throws IOException {
        Scene scene = new Scene();
        ExecutionHandler handler = handler(new PaperVenue.Limits(1_000, 1_000));
        said(handler, scene.first());
        said(handler, scene.announced());
        handler.save();
        VenueStore.Stored stored = tables.venues().load().orElseThrow();
        assertThat(HexFormat.of().formatHex(stored.state()))
                .as("bytes of another layout: it needs another number, and a file of its own beside " + LAYOUT)
                .isEqualTo(fixture());
    }

    @Test
    void goesOnFromStoredBytesAsIfItHadNeverStopped() throws IOException {
        Scene scene = new Scene();
        ExecutionHandler handler = handler(new PaperVenue.Limits(1_000, 1_000));
        said(handler, scene.first());
        said(handler, scene.announced());
        Map<TopicPartition, Long> unseen = handler.resumeAt();

        TablesInMemory others = new TablesInMemory();
        others.venues().store(new VenueStore.Stored(HexFormat.of().parseHex(fixture()), "settings"));
        ExecutionHandler restored = handler(others, new PaperVenue.Limits(1_000, 1_000));
        restored.restore();
        assertThat(unseen).hasSize(2);
        List<Message> again = said(restored, scene.wire().from(unseen));
        assertThat(again).hasSize(1).hasOnlyElementsOfType(Message.Progress.class);

        var rest = scene.second();
        List<Message> expected = said(handler, rest);
        assertThat(said(restored, rest)).isEqualTo(expected);
        assertThat(expected).filteredOn(Message.RunEnded.class::isInstance).hasSize(3);
        assertThat(expected).filteredOn(Message.Answered.class::isInstance).hasSizeGreaterThan(10);
        handler.save();
        restored.save();
        assertThat(others.venues().load().orElseThrow().state())
                .isEqualTo(tables.venues().load().orElseThrow().state());
    }

    /** Writes the file anew; only for a new layout. */
    @Test
    @EnabledIfSystemProperty(named = "write.states", matches = "true")
    void write() throws IOException {
        Scene scene = new Scene();
        ExecutionHandler handler = handler(new PaperVenue.Limits(1_000, 1_000));
        said(handler, scene.first());
        said(handler, scene.announced());
        handler.save();
        byte[] state = tables.venues().load().orElseThrow().state();
        Files.writeString(
                Path.of("src", "test", "resources" + LAYOUT), HexFormat.of().formatHex(state) + "\n");
    }

    private static String fixture() throws IOException {
        try (InputStream file = Objects.requireNonNull(ExecutionHandlerTest.class.getResourceAsStream(LAYOUT))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }

    private static List<Message> said(
            ExecutionHandler handler, List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch) {
        Outcome outcome = handler.handle(batch);
        return outcome.outgoing().stream()
                .map(record -> Messages.decode(record.value()))
                .toList();
    }

    private ExecutionHandler handler(PaperVenue.Limits limits) {
        return handler(tables, limits);
    }

    private static ExecutionHandler handler(TablesInMemory tables, PaperVenue.Limits limits) {
        return new ExecutionHandler(new ExecutionHandler.Parts(
                () -> new SimulatedVenue(SETTINGS.paper(), SETTINGS.instruments()),
                limits,
                "settings",
                tables.venues(),
                tables.orders(),
                new ExecutionMetrics(new SimpleMeterRegistry(), Clock.systemUTC())));
    }

    /** Feeds decisions one by one, and a tick of each partition in turn while those are paused. */
    private static final class Rewound {
        private final ExecutionHandler handler;
        private final Script script;
        private final Wire wire = new Wire();
        private final Map<Integer, List<ConsumerRecord<byte @Nullable [], byte @Nullable []>>> ticks = new TreeMap<>();
        private final int[] read;
        private final List<Message> said = new ArrayList<>();
        private int pauses;

        Rewound(ExecutionHandler handler, Script script, int partitions) {
            this.handler = handler;
            this.script = script;
            this.read = new int[partitions];
            script.tape().forEach(event -> {
                int partition = Math.floorMod(event.symbol().hashCode() / 7, partitions);
                ticks.computeIfAbsent(partition, number -> new ArrayList<>()).add(wire.tape(partition, event));
            });
        }

        void run() {
            TopicPartition decisions = new TopicPartition(Topics.APPROVED_ORDERS, 0);
            for (Message message : script.decisions()) {
                for (boolean more = true; more && handler.paused().contains(decisions); ) {
                    pauses++;
                    more = tick();
                }
                handle(List.of(wire.decided(message)));
            }
            for (boolean more = true; more; ) {
                more = tick();
            }
        }

        private boolean tick() {
            boolean any = false;
            for (int i = 0; i < read.length; i++) {
                List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> all = ticks.getOrDefault(i, List.of());
                if (read[i] < all.size() && !handler.paused().contains(new TopicPartition(Topics.TICKS, i))) {
                    handle(List.of(all.get(read[i]++)));
                    any = true;
                }
            }
            return any;
        }

        private void handle(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch) {
            said(handler, batch).stream()
                    .filter(message -> !(message instanceof Message.Progress))
                    .forEach(said::add);
        }
    }
}
