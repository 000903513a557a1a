package io.equilibrium.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.market.AverageTrueRange;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalEngine;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowEngine;
import io.equilibrium.domain.window.WindowSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine restored from its state at any tick has the same future as the one that went on. */
class RestoreTest {
    private static final GoldenMarket TRADES = new GoldenMarket(GoldenSet.SYNTHETIC, Grid.ANCHORED, null);

    private static byte[] saved(Consumer<StateWriter> save) {
        StateWriter state = new StateWriter();
        save.accept(state);
        return state.bytes();
    }

    private static void restore(byte[] state, Consumer<StateReader> restore) {
        StateReader reader = new StateReader(state);
        restore.accept(reader);
        reader.end();
    }

    private static void assertSame(Object whole, Object broken, Object at) {
        if (!whole.equals(broken)) {
            throw new AssertionError("at " + at + "\nuninterrupted " + whole + "\nrestored      " + broken);
        }
    }

    /** Steps, window and signals, each with a state of its own. */
    private static final class Engines {
        private final StepEngine steps;
        private final WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
        private final SignalEngine signals;

        Engines(StepSettings settings, SeriesRule.Kind kind) {
            this.steps = new StepEngine(GoldenMarket.SYMBOL, settings);
            this.signals = new SignalEngine(new SignalSettings(13, 7, new SeriesRule(kind, 7)), WindowSettings.DEFAULT);
        }

        List<List<SignalEvent>> on(Tick tick, List<StepMade> made) {
            List<Step> fresh = steps.on(tick);
            int from = made.size();
            fresh.forEach(step -> made.add(windows.on(step)));
            return made.subList(from, made.size()).stream().map(signals::on).toList();
        }

        List<byte[]> save() {
            return List.of(saved(steps::save), saved(windows::save), saved(signals::save));
        }

        void restoreFrom(Engines other) {
            List<byte[]> states = other.save();
            restore(states.get(0), steps::restore);
            restore(states.get(1), windows::restore);
            restore(states.get(2), signals::restore);
        }
    }

    static Stream<Arguments> marketsRulesAndSeeds() {
        return Stream.of(Grid.values())
                .flatMap(grid ->
                        Stream.of(null, BarPath.AUTO).map(path -> new GoldenMarket(GoldenSet.SYNTHETIC, grid, path)))
                .flatMap(market -> Stream.of(SeriesRule.Kind.values()).map(kind -> Arguments.of(market, kind, 23L)));
    }

    @ParameterizedTest(name = "{0} {1} seed {2}")
    @MethodSource("marketsRulesAndSeeds")
    void enginesRestoredAgainAndAgainSayWhatUninterruptedOnesSay(GoldenMarket market, SeriesRule.Kind kind, long seed) {
        Random random = new Random(seed);
        Engines whole = new Engines(market.settings(), kind);
        Engines broken = new Engines(market.settings(), kind);
        List<StepMade> wholeSteps = new ArrayList<>();
        List<StepMade> brokenSteps = new ArrayList<>();
        for (Tick tick : market.ticks()) {
            if (random.nextInt(50) == 0) {
                Engines restored = new Engines(market.settings(), kind);
                restored.restoreFrom(broken);
                broken = restored;
            }
            assertSame(whole.on(tick, wholeSteps), broken.on(tick, brokenSteps), tick);
        }
        assertThat(brokenSteps).isEqualTo(wholeSteps).hasSizeGreaterThan(1_000);
        assertThat(broken.save()).containsExactlyElementsOf(whole.save());
        assertThat(broken.steps.tape().accepted()).isEqualTo(whole.steps.tape().accepted());
        assertThat(broken.steps.tape().duplicates())
                .isEqualTo(whole.steps.tape().duplicates());
        assertThat(broken.steps.tape().late()).isEqualTo(whole.steps.tape().late());
    }

    @ParameterizedTest
    @EnumSource(GovernorKind.class)
    void aStrategyRestoredAgainAndAgainSaysTheSameWithWhatItsBetsRestOn(GovernorKind kind) {
        GoldenMarket market = new GoldenMarket(GoldenSet.SYNTHETIC, Grid.SNAPPED, BarPath.AUTO);
        StrategySettings settings = new StrategySettings(
                market.settings(),
                WindowSettings.DEFAULT,
                new SignalSettings(GovernorSettings.DEFAULT.withKind(kind), BetSide.WITH, SeriesRule.FIXED_7),
                GateSettings.DEFAULT.withMode(GateMode.ENFORCE));
        Random random = new Random(29);
        StrategyEngine whole = new StrategyEngine(GoldenMarket.SYMBOL, settings);
        StrategyEngine broken = new StrategyEngine(GoldenMarket.SYMBOL, settings);
        long signals = 0;
        for (Tick tick : market.ticks()) {
            if (random.nextInt(200) == 0) {
                byte[] state = saved(broken::save);
                broken = new StrategyEngine(GoldenMarket.SYMBOL, settings);
                restore(state, broken::restore);
            }
            List<StepSignals> said = whole.on(tick);
            assertSame(said, broken.on(tick), tick);
            signals += said.stream().mapToLong(one -> one.signals().size()).sum();
        }
        assertThat(signals).isGreaterThan(100);
        assertThat(saved(broken::save)).isEqualTo(saved(whole::save));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void aTapeRestoredAgainAndAgainTellsTheSame(long seed) {
        Random random = new Random(seed);
        Duration hole = Duration.ofMillis(300);
        Tape whole = new Tape(hole);
        Tape broken = new Tape(hole);
        for (Tick tick : TRADES.ticks()) {
            if (random.nextInt(20) == 0) {
                byte[] state = saved(broken::save);
                broken = new Tape(hole);
                restore(state, broken::restore);
            }
            boolean accepted = whole.accept(tick);
            assertSame(accepted, broken.accept(tick), tick);
            if (accepted) {
                assertSame(told(whole), told(broken), tick);
            }
        }
        assertThat(whole.segment()).isPositive();
        assertThat(whole.late()).isPositive();
    }

    private static List<Object> told(Tape tape) {
        return List.of(
                tape.tradeId(),
                tape.priceE8(),
                tape.timeMicros(),
                tape.fromPriceE8(),
                tape.fromTimeMicros(),
                tape.move(),
                tape.segment(),
                tape.opensSegment(),
                tape.accepted(),
                tape.duplicates(),
                tape.late());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void anAverageRestoredAgainAndAgainIsTheSame(long seed) {
        Random random = new Random(seed);
        AverageTrueRange whole = new AverageTrueRange(Duration.ofSeconds(1), 14);
        AverageTrueRange broken = new AverageTrueRange(Duration.ofSeconds(1), 14);
        long time = 0;
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(20) == 0) {
                byte[] state = saved(broken::save);
                broken = new AverageTrueRange(Duration.ofSeconds(1), 14);
                restore(state, broken::restore);
            }
            time += random.nextInt(400_000);
            long price = 1L + random.nextInt(1_000_000);
            whole.on(price, time);
            broken.on(price, time);
            assertSame(whole.isReady(), broken.isReady(), i);
            if (whole.isReady()) {
                assertSame(whole.valueE8(), broken.valueE8(), i);
            }
        }
    }

    @Test
    void aHaltedSymbolStaysHalted() {
        StepSettings once = new StepSettings(
                Grid.ANCHORED,
                TRADES.settings().atrBar(),
                14,
                TRADES.settings().coefficient(),
                1,
                Tape.DEFAULT_HOLE,
                1);
        StepEngine engine = new StepEngine(GoldenMarket.SYMBOL, once);
        TRADES.ticks().forEach(engine::on);
        assertThat(engine.isHalted()).isTrue();
        StepEngine restored = new StepEngine(GoldenMarket.SYMBOL, once);
        restore(saved(engine::save), restored::restore);
        assertThat(restored.isHalted()).isTrue();
    }

    @Test
    void aStateThatIsCutShortOrGoesOnIsRefused() {
        Engines engines = new Engines(TRADES.settings(), SeriesRule.Kind.FIXED);
        List<StepMade> made = new ArrayList<>();
        List<Tick> ticks = TRADES.ticks();
        int at = 0;
        while (saved(engines.signals::save).length < 300) {
            engines.on(ticks.get(at++), made);
        }
        Tape tape = new Tape(Tape.DEFAULT_HOLE);
        AverageTrueRange atr = new AverageTrueRange(Duration.ofHours(2), 14);
        assertRefused(saved(tape::save), tape::restore);
        assertRefused(saved(atr::save), atr::restore);
        assertRefused(saved(engines.steps::save), engines.steps::restore);
        assertRefused(saved(engines.windows::save), engines.windows::restore);
        assertRefused(saved(engines.signals::save), engines.signals::restore);
    }

    private static void assertRefused(byte[] state, Consumer<StateReader> restore) {
        for (int length = 0; length < state.length; length++) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> restore(cut, restore)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(state, state.length + 1);
        assertThatThrownBy(() -> restore(longer, restore))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the state has 1 bytes too many");
        restore(state, restore);
    }
}
