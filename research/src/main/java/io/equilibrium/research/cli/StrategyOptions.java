package io.equilibrium.research.cli;

import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.window.WindowSettings;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How steps are cut, when the window triggers, how a series ends; without options the original study's strategy. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class StrategyOptions {
    @Option(
            names = "--grid",
            paramLabel = "GRID",
            defaultValue = "ANCHORED",
            converter = Grids.class,
            description = "where a new level lies: ANCHORED on the crossed threshold, SNAPPED on a multiple of the size"
                    + " (${DEFAULT-VALUE})")
    private Grid grid;

    @Option(
            names = "--atr-bar",
            paramLabel = "LENGTH",
            defaultValue = "2h",
            converter = Notation.Length.class,
            description = "the bars that the average true range is made of (${DEFAULT-VALUE})")
    private Duration atrBar;

    @Option(
            names = "--atr-period",
            paramLabel = "N",
            defaultValue = "14",
            description = "how many of them (${DEFAULT-VALUE})")
    private int atrPeriod;

    @Option(
            names = "--coefficient",
            paramLabel = "PART",
            defaultValue = "1/2",
            converter = Notation.Part.class,
            description = "the part of the average true range that a step aims at (${DEFAULT-VALUE})")
    private Fraction coefficient;

    @Option(
            names = "--hole",
            paramLabel = "LENGTH",
            defaultValue = "24h",
            converter = Notation.Length.class,
            description = "silence longer than this starts everything afresh (${DEFAULT-VALUE})")
    private Duration hole;

    @Option(
            names = "--window",
            paramLabel = "BITS",
            defaultValue = "20",
            description = "the window's length (${DEFAULT-VALUE})")
    private int window;

    @Option(
            names = "--high",
            paramLabel = "N",
            defaultValue = "13",
            description = "so many continuations or more open a series on reversals (${DEFAULT-VALUE})")
    private int high;

    @Option(
            names = "--low",
            paramLabel = "N",
            defaultValue = "7",
            description = "so few or fewer open one on continuations (${DEFAULT-VALUE})")
    private int low;

    @Option(
            names = "--length",
            paramLabel = "BETS",
            defaultValue = "7",
            description = "the bets of a series, at most (${DEFAULT-VALUE})")
    private int length;

    @Option(
            names = "--series",
            paramLabel = "KIND",
            defaultValue = "fixed",
            converter = Kinds.class,
            description = "fixed, or first-profit: over as soon as wins exceed losses (${DEFAULT-VALUE})")
    private SeriesRule.Kind series;

    /**
     * The settings that the options make.
     *
     * @throws IllegalArgumentException naming what does not fit together
     */
    public StrategySettings settings() {
        WindowSettings usual = WindowSettings.DEFAULT;
        return new StrategySettings(
                new StepSettings(
                        grid, atrBar, atrPeriod, coefficient, 1, hole, StepSettings.DEFAULT.mostStepsPerTick()),
                usual.withLength(window),
                new SignalSettings(high, low, new SeriesRule(series, length)));
    }

    static final class Grids implements ITypeConverter<Grid> {
        @Override
        public Grid convert(String text) {
            return Notation.choice(Grid.class, text);
        }
    }

    static final class Kinds implements ITypeConverter<SeriesRule.Kind> {
        @Override
        public SeriesRule.Kind convert(String text) {
            return Notation.choice(SeriesRule.Kind.class, text);
        }
    }
}
