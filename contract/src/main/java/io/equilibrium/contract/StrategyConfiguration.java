package io.equilibrium.contract;

import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.window.WindowSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A strategy as people and environments write it: one text per field, the study's own where nothing is said. */
public record StrategyConfiguration(Map<StrategyField, String> texts) {
    public static final StrategyConfiguration DEFAULT = of(StrategySettings.DEFAULT);

    public StrategyConfiguration {
        texts = Map.copyOf(texts);
    }

    /**
     * What an environment says.
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
            } else if (field == null && name.startsWith(StrategyField.PREFIX)) {
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
        return new StrategyConfiguration(Map.of(
                StrategyField.GRID, step.grid().name(),
                StrategyField.ATR_BAR, Durations.format(step.atrBar()),
                StrategyField.ATR_PERIOD, Integer.toString(step.atrPeriod()),
                StrategyField.COEFFICIENT, step.coefficient().toString(),
                StrategyField.WINDOW, Integer.toString(settings.window().length()),
                StrategyField.HIGH, Integer.toString(signal.high()),
                StrategyField.LOW, Integer.toString(signal.low()),
                StrategyField.LENGTH, Integer.toString(signal.series().length()),
                StrategyField.SERIES, kebab(signal.series().kind()),
                StrategyField.HOLE, Durations.format(step.hole())));
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
        return new StrategySettings(step, window, signal(window, series));
    }

    private SignalSettings signal(WindowSettings window, SeriesRule series) {
        int high = read(StrategyField.HIGH, text -> atLeast(1, text));
        int low = read(StrategyField.LOW, text -> atLeast(0, text));
        if (low >= high) {
            throw new IllegalArgumentException(StrategyField.LOW.option() + " must be below "
                    + StrategyField.HIGH.option() + " " + high + ", was " + low);
        }
        if (high > window.length()) {
            throw new IllegalArgumentException(StrategyField.HIGH.option() + " must be at most "
                    + StrategyField.WINDOW.option() + " " + window.length() + ", was " + high);
        }
        return new SignalSettings(high, low, series);
    }

    private <T> T read(StrategyField field, Function<String, T> reader) {
        String text = texts.getOrDefault(field, "").strip();
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(field.option() + " " + broken.getMessage(), broken);
        }
    }

    private static int atLeast(int least, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("must be a whole number from " + least + ", was '" + text + "'", none);
        }
        throw new IllegalArgumentException("must be at least " + least + ", was " + text);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        String names = String.join(
                " or ",
                Arrays.stream(type.getEnumConstants())
                        .map(StrategyConfiguration::kebab)
                        .toList());
        throw new IllegalArgumentException("must be " + names + ", was '" + text + "'");
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
