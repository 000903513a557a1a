package io.equilibrium.research.cli;

import io.equilibrium.contract.StrategyBook;
import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.window.WindowSettings;
import io.equilibrium.marketdata.Interval;
import io.equilibrium.marketdata.MarketData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--governor",
            paramLabel = "KIND",
            defaultValue = "fixed",
            converter = Governors.class,
            description = "who says that the bits have left balance: fixed (the window and its thresholds), bayesian"
                    + " (changepoint detection) or experts (a mixture of windows) (${DEFAULT-VALUE})")
    private GovernorKind governor;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "against",
            converter = Sides.class,
            description = "bets against the imbalance, or with it (${DEFAULT-VALUE})")
    private BetSide side;

    @Option(
            names = "--margin",
            paramLabel = "D",
            defaultValue = "0.2",
            description = "bayesian and experts: tilts of the fair odds within so many log odds are balance"
                    + " (${DEFAULT-VALUE}, which is five points at even odds)")
    private double margin;

    @Option(
            names = "--level",
            paramLabel = "P",
            defaultValue = "0.46",
            description = "bayesian: the probability of a larger tilt that opens a series (${DEFAULT-VALUE})")
    private double level;

    @Option(
            names = "--fair-prior",
            paramLabel = "P",
            defaultValue = "0.5",
            description = "bayesian: the prior probability that a run has no tilt (${DEFAULT-VALUE})")
    private double fairPrior;

    @Option(
            names = "--tilt-scale",
            paramLabel = "D",
            defaultValue = "0.6",
            description = "bayesian and experts: the standard deviation of the prior of tilts (${DEFAULT-VALUE})")
    private double tiltScale;

    @Option(
            names = "--mean-runs",
            paramLabel = "BITS",
            split = ",",
            defaultValue = "80,1000",
            description = "bayesian: mean lengths of a run, equally likely (${DEFAULT-VALUE})")
    private List<Integer> meanRuns;

    @Option(
            names = "--least-bits",
            paramLabel = "BITS",
            defaultValue = "40",
            description = "bayesian: before so many bits of a segment it is always balance (${DEFAULT-VALUE})")
    private int leastBits;

    @Option(
            names = "--share",
            paramLabel = "P",
            defaultValue = "0.02",
            description = "experts: the weight that each gives to the others at every bit (${DEFAULT-VALUE})")
    private double share;

    @Option(
            names = "--gate",
            paramLabel = "MODE",
            defaultValue = "off",
            converter = Gates.class,
            description =
                    "what evidence that bets gain is for: off, observe (it is shown), enforce (without it no orders)"
                            + " (${DEFAULT-VALUE})")
    private GateMode gate;

    @Option(
            names = "--gate-level",
            paramLabel = "E",
            defaultValue = "20",
            description = "the evidence that leads one stage up: shadow, paper, canary, full (${DEFAULT-VALUE})")
    private double gateLevel;

    @Option(
            names = "--lost-level",
            paramLabel = "E",
            defaultValue = "1000",
            description = "the evidence that an edge is lost, which leads back to shadow (${DEFAULT-VALUE})")
    private double lostLevel;

    @Option(
            names = "--canary-size",
            paramLabel = "PART",
            defaultValue = "1/10",
            converter = Notation.Part.class,
            description = "a canary's orders are this part of usual ones (${DEFAULT-VALUE})")
    private Fraction canarySize;

    @Option(
            names = "--gate-strategies",
            paramLabel = "N",
            description = "so many strategies are tried at once, and so many times the level is needed (the symbols)")
    private @Nullable Integer gateStrategies;

    @Option(
            names = "--for",
            paramLabel = "SYMBOL:OPTION=VALUE[,...]",
            description = "of one symbol alone, as --for=BTCUSDT:governor=bayesian,side=with; may be given again")
    private List<String> own = List.of();

    /**
     * The settings that the options make.
     *
     * @throws IllegalArgumentException naming what does not fit together
     */
    public StrategySettings settings() {
        WindowSettings usual = WindowSettings.DEFAULT;
        GovernorSettings judges = new GovernorSettings(
                governor, high, low, margin, level, fairPrior, tiltScale, meanRuns, leastBits, share);
        return new StrategySettings(
                new StepSettings(
                        grid, atrBar, atrPeriod, coefficient, 1, hole, StepSettings.DEFAULT.mostStepsPerTick()),
                usual.withLength(window),
                new SignalSettings(judges, side, new SeriesRule(series, length)),
                new GateSettings(
                        gate,
                        gateLevel,
                        lostLevel,
                        canarySize,
                        GateSettings.DEFAULT.fees(),
                        GateSettings.DEFAULT.stopSlippageRateE8(),
                        GateSettings.DEFAULT.halfSpreadRateE8(),
                        gateStrategies == null ? GateSettings.DEFAULT.strategies() : gateStrategies));
    }

    /**
     * The settings, now that it is known what the files hold: one strategy a symbol is tried, unless something else was asked.
     *
     * @throws IllegalArgumentException if a strategy of one symbol does not fit them; names symbol and rule
     */
    public TradingSettings fitted(TradingSettings settings, MarketData market) {
        settings.ownStrategies().forEach((symbol, own) -> requireFitting(symbol, own.step(), market));
        return gateStrategies == null
                ? settings.withStrategiesTried(market.symbols().size())
                : settings;
    }

    private static void requireFitting(String symbol, StepSettings step, MarketData market) {
        if (!market.symbols().contains(symbol)) {
            throw new IllegalArgumentException("--for names the unknown symbol " + symbol + "; the files are of "
                    + String.join(", ", market.symbols()));
        }
        market.interval(symbol).ifPresent(length -> {
            if (step.atrBar().toMillis() % length.toMillis() != 0) {
                throw new IllegalArgumentException("--for " + symbol + ": bars of " + Interval.format(length)
                        + " do not divide the ATR bar of " + Interval.format(step.atrBar()));
            }
        });
    }

    /**
     * Of the symbols for which something else was asked.
     *
     * @throws IllegalArgumentException naming the symbol and what does not fit together
     */
    public Map<String, StrategySettings> ownSettings() {
        StrategyBook book = StrategyBook.of(settings(), Map.of());
        for (String one : own) {
            try {
                book = book.with(one);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("--for " + wrong.getMessage(), wrong);
            }
        }
        StrategySettings usual = settings();
        book.ownSettings().forEach((symbol, settings) -> requireCommon(symbol, settings, usual));
        return book.ownSettings();
    }

    // The venue has one price list and one notion of a hole for all symbols, and how many are tried is of all.
    private static void requireCommon(String symbol, StrategySettings own, StrategySettings usual) {
        if (own.gate().strategies() != usual.gate().strategies()) {
            throw new IllegalArgumentException(
                    "--for " + symbol + ": how many strategies are tried cannot be of one symbol alone");
        }
        if (!own.gate().isPricedAs(usual.gate())
                || !own.step().hole().equals(usual.step().hole())) {
            throw new IllegalArgumentException("--for " + symbol
                    + ": fees, slippage, spread and hole are the venue's, and cannot be of one symbol alone");
        }
    }

    static final class Governors implements ITypeConverter<GovernorKind> {
        @Override
        public GovernorKind convert(String text) {
            return Notation.choice(GovernorKind.class, text);
        }
    }

    static final class Gates implements ITypeConverter<GateMode> {
        @Override
        public GateMode convert(String text) {
            return Notation.choice(GateMode.class, text);
        }
    }

    static final class Sides implements ITypeConverter<BetSide> {
        @Override
        public BetSide convert(String text) {
            return Notation.choice(BetSide.class, text);
        }
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
