package io.equilibrium.contract;

import io.equilibrium.domain.signal.StrategySettings;
import java.util.EnumMap;
import java.util.Map;

/** Fields of one symbol's strategy, and what they are to be from now on. */
public record StrategyChange(Map<StrategyField, String> fields) {
    public StrategyChange {
        fields = Map.copyOf(fields);
    }

    /**
     * Fields by their keys.
     *
     * @throws IllegalArgumentException if one is none
     */
    public static StrategyChange of(Map<String, String> byKey) {
        Map<StrategyField, String> fields = new EnumMap<>(StrategyField.class);
        byKey.forEach((key, text) -> fields.put(
                StrategyField.of(key)
                        .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no field of a strategy")),
                text));
        return new StrategyChange(fields);
    }

    /**
     * The strategy with these fields.
     *
     * @throws StrategyFieldException if a field breaks a rule, or makes the steps and so must not change
     */
    public StrategySettings of(StrategySettings now) {
        for (StrategyField field : fields.keySet()) {
            if (field.makesSteps()) {
                throw new StrategyFieldException(
                        field, "makes the steps, on which the whole road stands: only a new run may change it");
            }
        }
        try {
            return with(now, fields);
        } catch (StrategyFieldException named) {
            throw named;
        } catch (IllegalArgumentException broken) {
            throw blame(now, broken);
        }
    }

    private static StrategySettings with(StrategySettings now, Map<StrategyField, String> changed) {
        StrategyConfiguration configuration = StrategyConfiguration.of(now);
        for (Map.Entry<StrategyField, String> field : changed.entrySet()) {
            configuration = configuration.with(field.getKey(), field.getValue());
        }
        return configuration.settings().withStep(now.step());
    }

    // The domain's own rules name no field: it is the one that breaks them alone.
    private StrategyFieldException blame(StrategySettings now, IllegalArgumentException broken) {
        StrategyField blamed = fields.keySet().iterator().next();
        for (Map.Entry<StrategyField, String> one : fields.entrySet()) {
            try {
                with(now, Map.of(one.getKey(), one.getValue()));
            } catch (IllegalArgumentException alone) {
                blamed = one.getKey();
            }
        }
        String rule = String.valueOf(broken.getMessage());
        String name = blamed.key().replace('-', ' ') + " ";
        return new StrategyFieldException(blamed, rule.startsWith(name) ? rule.substring(name.length()) : rule, broken);
    }
}
