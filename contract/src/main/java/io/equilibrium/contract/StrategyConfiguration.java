package io.equilibrium.contract;

import static io.equilibrium.contract.StrategyTexts.atLeast;
import static io.equilibrium.contract.StrategyTexts.constant;
import static io.equilibrium.contract.StrategyTexts.kebab;
import static io.equilibrium.contract.StrategyTexts.number;
import static io.equilibrium.contract.StrategyTexts.numbers;
import static io.equilibrium.contract.StrategyTexts.probability;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.window.WindowSettings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A strategy as people and environments write it: one text per field, the study's own where nothing is said. */
public record StrategyConfiguration(Map<StrategyField, String> texts) {
    public static final StrategyConfiguration DEFAULT = of(StrategySettings.DEFAULT);

    public StrategyConfiguration {
        texts = Map.copyOf(texts);
    }

    /**
     * What an environment says of all symbols.
     *
     * @throws IllegalArgumentException if it has a strategy variable that is none of ours
     */
    public static StrategyConfiguration fromEnvironment(Map<String, String> environment) {
        Map<String, StrategyField> known = new HashMap<>();
        Map<StrategyField, String> texts = new EnumMap<>(DEFAULT.texts);
        for (StrategyField field : StrategyField.values()) {
            known.put(field.variable(), field);
        }
        environment.forEach((name, text) -> {
            StrategyField field = known.get(name);
            if (field != null && !text.isBlank()) {
                texts.put(field, text);
            } else if (field == null && name.startsWith(StrategyField.PREFIX) && !name.contains(StrategyField.FOR)) {
                throw new IllegalArgumentException(name + " is no setting of a strategy, those are "
                        + String.join(", ", new TreeMap<>(known).keySet()));
            }
        });
        return new StrategyConfiguration(texts);
    }

    /** As text, what these settings say; a setting that has no field keeps its default. */
    public static StrategyConfiguration of(StrategySettings settings) {
        StepSettings step = settings.step();
        SignalSettings signal = settings.signal();
        GovernorSettings governor = signal.governor();
        Map<StrategyField, String> texts = new EnumMap<>(StrategyField.class);
        texts.put(StrategyField.GRID, step.grid().name());
        texts.put(StrategyField.ATR_BAR, Durations.format(step.atrBar()));
        texts.put(StrategyField.ATR_PERIOD, Integer.toString(step.atrPeriod()));
        texts.put(StrategyField.COEFFICIENT, step.coefficient().toString());
        texts.put(StrategyField.HOLE, Durations.format(step.hole()));
        texts.put(StrategyField.WINDOW, Integer.toString(settings.window().length()));
        texts.put(StrategyField.SERIES, kebab(signal.series().kind()));
        texts.put(StrategyField.LENGTH, Integer.toString(signal.series().length()));
        texts.put(StrategyField.SIDE, kebab(signal.side()));
        texts.put(StrategyField.GOVERNOR, kebab(governor.kind()));
        texts.put(StrategyField.HIGH, Integer.toString(governor.high()));
        texts.put(StrategyField.LOW, Integer.toString(governor.low()));
        texts.put(StrategyField.MARGIN, Double.toString(governor.margin()));
        texts.put(StrategyField.LEVEL, Double.toString(governor.level()));
        texts.put(StrategyField.FAIR_PRIOR, Double.toString(governor.fairPrior()));
        texts.put(StrategyField.TILT_SCALE, Double.toString(governor.tiltScale()));
        texts.put(
                StrategyField.MEAN_RUNS,
                governor.meanRuns().stream().map(String::valueOf).collect(Collectors.joining(",")));
        texts.put(StrategyField.LEAST_BITS, Integer.toString(governor.leastBits()));
        texts.put(StrategyField.SHARE, Double.toString(governor.share()));
        texts.putAll(texts(settings.gate()));
        return new StrategyConfiguration(texts);
    }

    private static Map<StrategyField, String> texts(GateSettings gate) {
        return Map.of(
                StrategyField.GATE, kebab(gate.mode()),
                StrategyField.GATE_LEVEL, Double.toString(gate.level()),
                StrategyField.LOST_LEVEL, Double.toString(gate.lostLevel()),
                StrategyField.CANARY_SIZE, gate.canarySize().toString(),
                StrategyField.MAKER_FEE, E8.format(gate.fees().makerRateE8()),
                StrategyField.TAKER_FEE, E8.format(gate.fees().takerRateE8()),
                StrategyField.STOP_SLIPPAGE, E8.format(gate.stopSlippageRateE8()),
                StrategyField.HALF_SPREAD, E8.format(gate.halfSpreadRateE8()),
                StrategyField.GATE_STRATEGIES, Integer.toString(gate.strategies()));
    }

    public StrategyConfiguration with(StrategyField field, String text) {
        Map<StrategyField, String> changed = new EnumMap<>(texts);
        changed.put(field, text);
        return new StrategyConfiguration(changed);
    }

    /** As variables for a service's environment. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        texts.forEach((field, text) -> variables.put(field.variable(), text));
        return variables;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if a text breaks a rule; names the option and the rule
     */
    public StrategySettings settings() {
        StepSettings defaults = StepSettings.DEFAULT;
        StepSettings step = new StepSettings(
                read(StrategyField.GRID, text -> constant(Grid.class, text)),
                read(StrategyField.ATR_BAR, Durations::parsePositive),
                read(StrategyField.ATR_PERIOD, text -> atLeast(1, text)),
                read(StrategyField.COEFFICIENT, Fraction::parse),
                defaults.minimumSizeE8(),
                read(StrategyField.HOLE, Durations::parsePositive),
                defaults.mostStepsPerTick());
        WindowSettings window = WindowSettings.DEFAULT.withLength(read(StrategyField.WINDOW, text -> atLeast(2, text)));
        SeriesRule series = new SeriesRule(
                read(StrategyField.SERIES, text -> constant(SeriesRule.Kind.class, text)),
                read(StrategyField.LENGTH, text -> atLeast(1, text)));
        BetSide side = read(StrategyField.SIDE, text -> constant(BetSide.class, text));
        return new StrategySettings(step, window, new SignalSettings(governor(window), side, series), gate());
    }

    private GovernorSettings governor(WindowSettings window) {
        GovernorKind kind = read(StrategyField.GOVERNOR, text -> constant(GovernorKind.class, text));
        int high = read(StrategyField.HIGH, text -> atLeast(1, text));
        int low = read(StrategyField.LOW, text -> atLeast(0, text));
        if (low >= high) {
            throw new StrategyFieldException(
                    StrategyField.LOW, "must be below " + StrategyField.HIGH.option() + " " + high + ", was " + low);
        }
        if (high > window.length() && kind == GovernorKind.FIXED) {
            throw new StrategyFieldException(
                    StrategyField.HIGH,
                    "must be at most " + StrategyField.WINDOW.option() + " " + window.length() + ", was " + high);
        }
        return new GovernorSettings(
                kind,
                high,
                low,
                read(StrategyField.MARGIN, text -> number(text)),
                read(StrategyField.LEVEL, text -> probability(text)),
                read(StrategyField.FAIR_PRIOR, text -> number(text)),
                read(StrategyField.TILT_SCALE, text -> number(text)),
                read(StrategyField.MEAN_RUNS, text -> numbers(text)),
                read(StrategyField.LEAST_BITS, text -> atLeast(1, text)),
                read(StrategyField.SHARE, text -> probability(text)));
    }

    private GateSettings gate() {
        FeeTier fees = new FeeTier(
                FeeTier.VIP_0.name(),
                read(StrategyField.MAKER_FEE, E8::parse),
                read(StrategyField.TAKER_FEE, E8::parse));
        return new GateSettings(
                read(StrategyField.GATE, text -> constant(GateMode.class, text)),
                read(StrategyField.GATE_LEVEL, text -> number(text)),
                read(StrategyField.LOST_LEVEL, text -> number(text)),
                read(StrategyField.CANARY_SIZE, Fraction::parse),
                fees.equals(FeeTier.VIP_0) ? fees : new FeeTier("own", fees.makerRateE8(), fees.takerRateE8()),
                read(StrategyField.STOP_SLIPPAGE, E8::parse),
                read(StrategyField.HALF_SPREAD, E8::parse),
                read(StrategyField.GATE_STRATEGIES, text -> atLeast(1, text)));
    }

    private <T> T read(StrategyField field, Function<String, T> reader) {
        String text = texts.getOrDefault(field, "").strip();
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | ArithmeticException broken) {
            throw new StrategyFieldException(field, String.valueOf(broken.getMessage()), broken);
        }
    }
}
