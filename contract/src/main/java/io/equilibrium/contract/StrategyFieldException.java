package io.equilibrium.contract;

/** A field of a strategy breaks its rule; the message names both. */
public final class StrategyFieldException extends IllegalArgumentException {
    private final transient StrategyField field;
    private final String rule;

    StrategyFieldException(StrategyField field, String rule, Throwable cause) {
        super(field.option() + " " + rule, cause);
        this.field = field;
        this.rule = rule;
    }

    StrategyFieldException(StrategyField field, String rule) {
        super(field.option() + " " + rule);
        this.field = field;
        this.rule = rule;
    }

    public StrategyField field() {
        return field;
    }

    /** What it must be, and was. */
    public String rule() {
        return rule;
    }
}
