package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.StateWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State that other builds, other settings or damage made: gone on from exactly, or refused. */
class SnapshotsTest {
    private static final String SYMBOL = "GOLDEN";
    private static final GoldenTicks GOLDEN = GoldenTicks.of(7, SYMBOL).first(10_000);
    private static final StrategySettings STUDY = StrategySettings.DEFAULT;

    /** So many ticks of the run had been taken when the stored state was; its series had resolved two bets. */
    private static final int STORED_TICKS = 6_291;

    private static final List<String> KEYS = List.of(SYMBOL, SYMBOL + SymbolStates.STRATEGY);
    private static final String LAYOUT = "/state/layout-5.txt";

    /** A line a key. */
    private static Map<String, byte[]> stored() throws IOException {
        try (InputStream file = Objects.requireNonNull(SnapshotsTest.class.getResourceAsStream(LAYOUT))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(
                            line -> line[0], line -> HexFormat.of().parseHex(line[1])));
        }
    }

    /** Writes the file anew; only for a new layout. */
    @Test
    @EnabledIfSystemProperty(named = "write.states", matches = "true")
    void write() throws IOException {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(GOLDEN.tape().subList(0, STORED_TICKS + 1));
            Map<String, byte[]> state = driver.state();
            Files.writeString(
                    Path.of("src", "test", "resources" + LAYOUT),
                    KEYS.stream()
                            .map(key -> key + " " + HexFormat.of().formatHex(Objects.requireNonNull(state.get(key))))
                            .collect(Collectors.joining("\n", "", "\n")));
        }
    }

    @Test
    void goesOnFromAStateThatAnEarlierBuildStored() throws IOException {
        List<TapeEvent> tape = GOLDEN.tape();
        Map<String, byte[]> state = stored();
        try (Driver driver = new Driver(STUDY)) {
            state.forEach(driver.store()::put);
            driver.take(tape.subList(STORED_TICKS + 1, tape.size()));
            assertThat(stepped(driver.said(Topics.STEPS)))
                    .hasSizeBetween(100, GOLDEN.steps(STUDY).size() - 100)
                    .isEqualTo(later(GOLDEN.steps(STUDY)));
            assertThat(driver.said(Topics.SIGNALS).stream().filter(Message.Signalled.class::isInstance))
                    .isEqualTo(later(GOLDEN.signals(STUDY)));
        }
    }

    private static List<Message> later(List<Message> said) {
        return said.stream().filter(one -> one.place() > STORED_TICKS).toList();
    }

    @Test
    void storesWhatAnEarlierBuildStored() throws IOException {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(GOLDEN.tape().subList(0, STORED_TICKS + 1));
            assertThat(driver.state()).containsExactlyInAnyOrderEntriesOf(stored());
        }
    }

    @Test
    void refusesAStateThatOtherSettingsMade() {
        Snapshots other = new Snapshots(symbol -> STUDY.forTick(5));
        refuses(parts(other, other.fresh(GOLDEN.run(), 0, SYMBOL, 1)), "was made with");
    }

    private static Map<String, byte[]> parts(Snapshots snapshots, SymbolRoad road) {
        return Map.of(KEYS.getFirst(), snapshots.levels(road), KEYS.getLast(), snapshots.strategy(road));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void refusesAStateOfAnotherLayout(int layout) {
        refuses(
                Map.of(
                        SYMBOL,
                        new StateWriter()
                                .putInt(layout)
                                .putLong(GOLDEN.run().value())
                                .bytes()),
                "has layout " + layout + ", this build reads 5; only a new run may start over");
    }

    @Test
    void refusesADamagedState() {
        Snapshots snapshots = new Snapshots(symbol -> STUDY);
        Map<String, byte[]> whole = parts(snapshots, snapshots.fresh(GOLDEN.run(), 0, SYMBOL, 1));
        for (String key : KEYS) {
            byte[] part = Objects.requireNonNull(whole.get(key));
            refuses(with(whole, key, Arrays.copyOf(part, part.length - 1)), "is damaged: the state ends too early");
            refuses(
                    with(whole, key, Arrays.copyOf(part, part.length + 1)),
                    "is damaged: the state has 1 bytes too many");
        }
        refuses(Map.of(SYMBOL, Objects.requireNonNull(whole.get(SYMBOL))), "is damaged: its strategy is missing");
        byte[] astray = snapshots.strategy(snapshots.fresh(new RunId(6), 0, SYMBOL, 1));
        refuses(with(whole, KEYS.getLast(), astray), "is damaged: its strategy is of another run");
    }

    private static Map<String, byte[]> with(Map<String, byte[]> parts, String key, byte[] part) {
        Map<String, byte[]> changed = new HashMap<>(parts);
        changed.put(key, part);
        return changed;
    }

    private static void refuses(Map<String, byte[]> state, String why) {
        Driver driver = new Driver(STUDY);
        state.forEach(driver.store()::put);
        List<TapeEvent> tape = GOLDEN.tape();
        assertThatThrownBy(() -> driver.take(tape.subList(1, 2)))
                .hasStackTraceContaining("state of GOLDEN in run 0000000000000007 ")
                .hasStackTraceContaining(why);
        try (Driver other = new Driver(STUDY)) {
            state.forEach(other.store()::put);
            GoldenTicks next = GoldenTicks.of(8, SYMBOL).first(3_000);
            other.take(next.tape());
            assertThat(stepped(other.said(Topics.STEPS))).isEqualTo(next.steps(STUDY));
        }
    }

    private static List<Message> stepped(List<Message> said) {
        return said.stream().filter(Message.Stepped.class::isInstance).toList();
    }
}
