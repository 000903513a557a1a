package io.equilibrium.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.window.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cutting the input anywhere changes nothing that was emitted before the cut. */
class CausalityTest {
    private static final int CUTS = 25;

    @ParameterizedTest(name = "{0} {1} seed {2}")
    @MethodSource("marketsAndSeeds")
    void whatWasEmittedBeforeACutIsWhatIsEmittedWithoutWhatFollows(
            GoldenMarket market, SignalSettings signal, long seed) {
        List<Tick> ticks = market.ticks();
        List<List<StepSignals>> whole = emitted(market, signal, ticks);
        Random random = new Random(seed);
        for (int i = 0; i < CUTS; i++) {
            int cut = random.nextInt(ticks.size() + 1);
            List<List<StepSignals>> part = emitted(market, signal, ticks.subList(0, cut));
            if (!part.equals(whole.subList(0, cut))) {
                throw new AssertionError("cut after " + cut + " ticks, seed " + seed);
            }
        }
        assertThat(whole.stream().mapToLong(List::size).sum()).isGreaterThan(1_000);
    }

    @ParameterizedTest(name = "{0} {1} seed {2}")
    @MethodSource("marketsAndSeeds")
    void anotherFutureChangesNothingEither(GoldenMarket market, SignalSettings signal, long seed) {
        List<Tick> ticks = market.ticks();
        List<List<StepSignals>> whole = emitted(market, signal, ticks);
        int cut = ticks.size() / 2 + new Random(seed).nextInt(ticks.size() / 4);
        List<Tick> other = new ArrayList<>(ticks.subList(0, cut));
        ticks.subList(cut, ticks.size()).forEach(tick -> other.add(tripled(tick)));
        List<List<StepSignals>> another = emitted(market, signal, other);
        assertThat(another.subList(0, cut)).isEqualTo(whole.subList(0, cut));
        assertThat(another).isNotEqualTo(whole);
    }

    private static Tick tripled(Tick tick) {
        return new Tick(
                tick.symbol(),
                tick.tradeId(),
                3 * tick.priceE8(),
                tick.quantityE8(),
                tick.aggressor(),
                tick.move(),
                tick.eventTimeMicros(),
                tick.receiveTimeMicros());
    }

    /** What each tick emitted, looked at only after the last one. */
    private static List<List<StepSignals>> emitted(GoldenMarket market, SignalSettings signal, List<Tick> ticks) {
        StrategyEngine engine = new StrategyEngine(
                GoldenMarket.SYMBOL,
                new StrategySettings(
                        market.settings(),
                        WindowSettings.DEFAULT,
                        signal,
                        GateSettings.DEFAULT.withMode(GateMode.ENFORCE)));
        return ticks.stream().map(engine::on).toList();
    }

    static Stream<Arguments> marketsAndSeeds() {
        return Stream.of(Grid.values())
                .flatMap(grid -> Stream.of(null, BarPath.AUTO, BarPath.CLOSE_ONLY)
                        .map(path -> new GoldenMarket(GoldenSet.SYNTHETIC, grid, path)))
                .flatMap(market ->
                        Stream.of(GovernorKind.values()).map(kind -> Arguments.of(market, governedBy(kind), 17L)));
    }

    private static SignalSettings governedBy(GovernorKind kind) {
        return new SignalSettings(GovernorSettings.DEFAULT.withKind(kind), BetSide.AGAINST, SeriesRule.FIXED_7);
    }
}
