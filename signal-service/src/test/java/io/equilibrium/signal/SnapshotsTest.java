package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.StateWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State that other builds, other settings or damage made: gone on from exactly, or refused. */
class SnapshotsTest {
    private static final String SYMBOL = "GOLDEN";
    private static final GoldenTicks GOLDEN = GoldenTicks.of(7, SYMBOL).first(10_000);
    private static final StrategySettings STUDY = StrategySettings.DEFAULT;

    /** So many ticks of the run had been taken when the stored state was; its series had resolved two bets. */
    private static final int STORED_TICKS = 6_291;

    private static byte[] stored() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SnapshotsTest.class.getResourceAsStream("/state/layout-4.hex"))) {
            return HexFormat.of()
                    .parseHex(new String(file.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }

    @Test
    void goesOnFromAStateThatAnEarlierBuildStored() throws IOException {
        List<TapeEvent> tape = GOLDEN.tape();
        byte[] state = stored();
        try (Driver driver = new Driver(STUDY)) {
            driver.store().put(SYMBOL, state);
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
            assertThat(HexFormat.of()
                            .formatHex(Objects.requireNonNull(driver.state().get(SYMBOL))))
                    .isEqualTo(HexFormat.of().formatHex(stored()));
        }
    }

    @Test
    void refusesAStateThatOtherSettingsMade() {
        refuses(new Snapshots(symbol -> STUDY.forTick(5)).fresh(GOLDEN.run(), 0, SYMBOL), "was made with");
    }

    private static void refuses(SymbolRoad road, String why) {
        byte[] state = new Snapshots(symbol -> STUDY.forTick(5)).save(SYMBOL, road);
        refuses(state, why);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void refusesAStateOfAnotherLayout(int layout) {
        refuses(
                new StateWriter().putInt(layout).putLong(GOLDEN.run().value()).bytes(),
                "has layout " + layout + ", this build reads 4; only a new run may start over");
    }

    @Test
    void refusesADamagedState() {
        byte[] whole = new Snapshots(symbol -> STUDY)
                .save(SYMBOL, new Snapshots(symbol -> STUDY).fresh(GOLDEN.run(), 0, SYMBOL));
        refuses(Arrays.copyOf(whole, whole.length - 1), "is damaged: the state ends too early");
        refuses(Arrays.copyOf(whole, whole.length + 1), "is damaged: the state has 1 bytes too many");
    }

    private static void refuses(byte[] state, String why) {
        Driver driver = new Driver(STUDY);
        driver.store().put(SYMBOL, state);
        List<TapeEvent> tape = GOLDEN.tape();
        assertThatThrownBy(() -> driver.take(tape.subList(1, 2)))
                .hasStackTraceContaining("state of GOLDEN in run 0000000000000007 ")
                .hasStackTraceContaining(why);
        try (Driver other = new Driver(STUDY)) {
            other.store().put(SYMBOL, state);
            GoldenTicks next = GoldenTicks.of(8, SYMBOL).first(3_000);
            other.take(next.tape());
            assertThat(stepped(other.said(Topics.STEPS))).isEqualTo(next.steps(STUDY));
        }
    }

    private static List<Message> stepped(List<Message> said) {
        return said.stream().filter(Message.Stepped.class::isInstance).toList();
    }
}
