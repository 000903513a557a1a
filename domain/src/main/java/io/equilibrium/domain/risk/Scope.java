package io.equilibrium.domain.risk;

import io.equilibrium.domain.window.Behaviour;
import java.util.Objects;

/**
 * Whose risk a breaker limits: the account's, one symbol's, or one strategy's, which is a behaviour that is bet, over all
 * symbols. Written {@code account}, {@code symbol:BTCUSDT}, {@code strategy:REVERSAL}.
 */
public record Scope(Kind kind, String name) implements Comparable<Scope> {
    /** Scopes that are one inside the other, widest first. */
    public enum Kind {
        ACCOUNT,
        STRATEGY,
        SYMBOL
    }

    public static final Scope ACCOUNT = new Scope(Kind.ACCOUNT, "");

    private static final String SYMBOL = "symbol:";
    private static final String STRATEGY = "strategy:";

    public Scope {
        if (name.isBlank() != (kind == Kind.ACCOUNT)) {
            throw new IllegalArgumentException("the account's scope has no name, every other has one; was " + kind
                    + (name.isBlank() ? "" : " " + name));
        }
    }

    public static Scope symbol(String symbol) {
        return new Scope(Kind.SYMBOL, symbol);
    }

    public static Scope strategy(Behaviour bet) {
        return new Scope(Kind.STRATEGY, bet.name());
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is no scope
     */
    public static Scope parse(String text) {
        if (text.equals(ACCOUNT.toString())) {
            return ACCOUNT;
        }
        if (text.startsWith(SYMBOL) && text.length() > SYMBOL.length()) {
            return symbol(text.substring(SYMBOL.length()));
        }
        for (Behaviour bet : Behaviour.values()) {
            if (text.equals(strategy(bet).toString())) {
                return strategy(bet);
            }
        }
        throw new IllegalArgumentException(
                "a scope is account, symbol:NAME, strategy:CONTINUATION or strategy:REVERSAL, not " + text);
    }

    @Override
    public int compareTo(Scope other) {
        int byKind = kind.compareTo(Objects.requireNonNull(other).kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ACCOUNT -> "account";
            case SYMBOL -> SYMBOL + name;
            case STRATEGY -> STRATEGY + name;
        };
    }
}
