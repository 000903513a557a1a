package io.equilibrium.domain.golden;

import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalEngine;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.window.PoissonBinomial;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowEngine;
import io.equilibrium.domain.window.WindowSettings;
import io.equilibrium.domain.window.WindowStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenVectorTest {
    private static final String STEPS =
            "sequence,segment,event_time_micros,direction,previous_level_e8,crossed_e8,level_e8,size_e8,price_e8,gap,"
                    + "atr_e8,fair_up,trend_index,pivot_index";
    private static final String WINDOWS = "sequence,continuations,drift,z,entropy,tail,fat_tail,regime";
    private static final String SERIES = "opened_at_sequence,bet,continuations,outcomes,won,"
            + "fair_win_probability_of_each_bet,fair_win_probability";

    @ParameterizedTest
    @MethodSource("all")
    void everyStepIsTheGoldenOne(GoldenMarket market) {
        GoldenTable golden = market.set().table(market.tableName("steps"));
        golden.assertEqualTo(
                STEPS, made(market).stream().map(GoldenVectorTest::stepRow).toList());
    }

    @ParameterizedTest
    @MethodSource("ticksAndAuto")
    void everyFullWindowIsTheGoldenOne(GoldenMarket market) {
        GoldenTable golden = market.set().table(market.tableName("windows"));
        golden.assertEqualTo(
                WINDOWS,
                made(market).stream()
                        .filter(step -> step.window() != null)
                        .map(GoldenVectorTest::windowRow)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("ticksAndAuto")
    void everyFinishedSeriesOfSevenIsTheGoldenOne(GoldenMarket market) {
        GoldenTable golden = market.set().table(market.tableName("series-fixed7"));
        golden.assertEqualTo(SERIES, series(market, SeriesRule.Kind.FIXED));
    }

    @ParameterizedTest
    @MethodSource("auto")
    void everyFinishedSeriesToFirstProfitIsTheGoldenOne(GoldenMarket market) {
        GoldenTable golden = market.set().table(market.tableName("series-first-profit7"));
        golden.assertEqualTo(SERIES, series(market, SeriesRule.Kind.FIRST_PROFIT));
    }

    static Stream<GoldenMarket> all() {
        return markets(null, BarPath.AUTO, BarPath.HIGH_FIRST, BarPath.LOW_FIRST, BarPath.CLOSE_ONLY);
    }

    static Stream<GoldenMarket> ticksAndAuto() {
        return markets(null, BarPath.AUTO);
    }

    static Stream<GoldenMarket> auto() {
        return markets(BarPath.AUTO);
    }

    private static Stream<GoldenMarket> markets(BarPath... paths) {
        return Stream.of(GoldenSet.values())
                .flatMap(set -> Stream.of(Grid.values())
                        .flatMap(grid -> Stream.of(paths).map(path -> new GoldenMarket(set, grid, path))));
    }

    private static List<StepMade> made(GoldenMarket market) {
        StepEngine steps = new StepEngine(GoldenMarket.SYMBOL, market.settings());
        WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
        return market.ticks().stream()
                .flatMap(tick -> steps.on(tick).stream())
                .map(windows::on)
                .toList();
    }

    private static List<List<Object>> series(GoldenMarket market, SeriesRule.Kind kind) {
        SignalEngine signals =
                new SignalEngine(new SignalSettings(13, 7, new SeriesRule(kind, 7)), WindowSettings.DEFAULT);
        List<List<Object>> rows = new ArrayList<>();
        for (StepMade made : made(market)) {
            signals.on(made).forEach(event -> {
                if (event instanceof SeriesEnded ended) {
                    rows.add(seriesRow(ended));
                }
            });
        }
        return rows;
    }

    private static List<Object> stepRow(StepMade made) {
        Step step = made.step();
        return List.of(
                step.sequence(),
                step.segment(),
                step.timeMicros(),
                step.direction(),
                step.previousLevelE8(),
                step.crossedE8(),
                step.levelE8(),
                step.sizeE8(),
                step.priceE8(),
                step.gap(),
                step.atrE8(),
                step.fairUp(),
                made.trendIndex(),
                made.pivotIndex());
    }

    private static List<Object> windowRow(StepMade made) {
        WindowStatistics window = Objects.requireNonNull(made.window());
        return List.of(
                made.step().sequence(),
                window.continuations(),
                window.drift(),
                window.z(),
                window.entropy(),
                window.tail(),
                window.fatTail() ? 1 : 0,
                window.regime());
    }

    private static List<Object> seriesRow(SeriesEnded ended) {
        List<Double> fair =
                ended.bets().stream().map(bet -> bet.bet().fairWinProbability()).toList();
        boolean fixed = ended.rule().kind() == SeriesRule.Kind.FIXED;
        return List.of(
                ended.openedAtSequence(),
                ended.behaviour(),
                ended.continuations(),
                ended.bets().stream().map(GoldenVectorTest::digit).collect(Collectors.joining()),
                ended.won() ? 1 : 0,
                fair,
                fixed
                        ? PoissonBinomial.majority(
                                fair.stream().mapToDouble(p -> p).toArray())
                        : "");
    }

    private static String digit(BetResolved bet) {
        return bet.won() ? "1" : "0";
    }
}
