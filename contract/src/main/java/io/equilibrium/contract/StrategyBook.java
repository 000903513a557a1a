package io.equilibrium.contract;

import io.equilibrium.domain.signal.StrategySettings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The strategies of all symbols: the usual one, and for some symbols the fields that are otherwise. In an environment
 * {@code EQUILIBRIUM_STRATEGY_GOVERNOR_FOR_BTCUSDT}, in a text {@code BTCUSDT:governor=bayesian,side=with}.
 */
public record StrategyBook(StrategyConfiguration usual, Map<String, Map<StrategyField, String>> own) {
    public StrategyBook {
        own = own.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    /**
     * What an environment says.
     *
     * @throws IllegalArgumentException if it has a strategy variable that is none of ours
     */
    public static StrategyBook fromEnvironment(Map<String, String> environment) {
        Map<String, Map<StrategyField, String>> own = new HashMap<>();
        environment.forEach((name, text) -> {
            int symbol = name.indexOf(StrategyField.FOR);
            if (name.startsWith(StrategyField.PREFIX) && symbol > 0 && !text.isBlank()) {
                StrategyField field = field(name.substring(0, symbol), name);
                own.computeIfAbsent(
                                name.substring(symbol + StrategyField.FOR.length()),
                                any -> new EnumMap<>(StrategyField.class))
                        .put(field, text);
            }
        });
        return new StrategyBook(StrategyConfiguration.fromEnvironment(environment), own);
    }

    private static StrategyField field(String variable, String name) {
        for (StrategyField field : StrategyField.values()) {
            if (field.variable().equals(variable)) {
                return field;
            }
        }
        throw new IllegalArgumentException(name + " is no setting of a strategy");
    }

    /** What these settings say, symbols with a strategy of their own included. */
    public static StrategyBook of(StrategySettings usual, Map<String, StrategySettings> bySymbol) {
        StrategyConfiguration all = StrategyConfiguration.of(usual);
        Map<String, Map<StrategyField, String>> own = new HashMap<>();
        bySymbol.forEach((symbol, settings) -> {
            Map<StrategyField, String> texts =
                    new EnumMap<>(StrategyConfiguration.of(settings).texts());
            texts.entrySet().removeAll(all.texts().entrySet());
            own.put(symbol, texts);
        });
        return new StrategyBook(all, own);
    }

    /**
     * With the fields of one symbol, as in {@code BTCUSDT:governor=bayesian,side=with}.
     *
     * @throws IllegalArgumentException if the text is not of that form, or names no field
     */
    public StrategyBook with(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException(
                    "must be a symbol, a colon and fields, as BTCUSDT:governor=bayesian,side=with, was '" + text + "'");
        }
        Map<StrategyField, String> fields = new EnumMap<>(StrategyField.class);
        String symbol = text.substring(0, colon);
        fields.putAll(own.getOrDefault(symbol, Map.of()));
        // A comma may stand within a field's list: only one that a name follows parts fields.
        for (String part : text.substring(colon + 1).split(",(?=[a-z-]+=)", -1)) {
            int equals = part.indexOf('=');
            fields.put(option(equals < 0 ? part : part.substring(0, equals)), part.substring(equals + 1));
        }
        Map<String, Map<StrategyField, String>> changed = new HashMap<>(own);
        changed.put(symbol, fields);
        return new StrategyBook(usual, changed);
    }

    private static StrategyField option(String name) {
        return StrategyField.of(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no field of a strategy"));
    }

    /** The symbols that have fields of their own. */
    public Set<String> symbols() {
        return new TreeSet<>(own.keySet());
    }

    /** The settings of all symbols that have none of their own. */
    public StrategySettings settings() {
        return usual.settings();
    }

    /**
     * The settings of one symbol.
     *
     * @throws IllegalArgumentException if a text breaks a rule; names symbol, field and rule
     */
    public StrategySettings settingsOf(String symbol) {
        StrategyConfiguration configuration = usual;
        for (Map.Entry<StrategyField, String> field :
                own.getOrDefault(symbol, Map.of()).entrySet()) {
            configuration = configuration.with(field.getKey(), field.getValue());
        }
        try {
            return configuration.settings();
        } catch (IllegalArgumentException broken) {
            throw own.containsKey(symbol)
                    ? new IllegalArgumentException("strategy of " + symbol + ": " + broken.getMessage(), broken)
                    : broken;
        }
    }

    /** The settings of those that have some of their own. */
    public Map<String, StrategySettings> ownSettings() {
        return symbols().stream().collect(Collectors.toMap(symbol -> symbol, this::settingsOf));
    }

    /**
     * Returns if every symbol with a strategy of its own is one of these.
     *
     * @throws IllegalArgumentException if one is not
     */
    public void requireKnown(Set<String> known) {
        for (String symbol : symbols()) {
            if (!known.contains(symbol)) {
                throw new IllegalArgumentException("a strategy is given for the unknown symbol " + symbol
                        + "; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** As variables for a service's environment. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>(usual.environment());
        own.forEach((symbol, fields) -> fields.forEach((field, text) -> variables.put(field.variable(symbol), text)));
        return variables;
    }
}
