package io.equilibrium.contract;

import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;

/**
 * How bets are sized, as people write it: {@code fixed:1000}, {@code at-risk:1%}, {@code volatility:2%}, or
 * {@code kelly:1/4:2%:200}: a quarter of Kelly, at most 2 % at risk, shrunk by 200 bets.
 */
public final class SizingText {
    private static final String WANTED = "a sizing is fixed:NOTIONAL, at-risk:SHARE, volatility:SHARE or"
            + " kelly:FRACTION:MOST:BETS, as fixed:1000, at-risk:1%, volatility:2% or kelly:1/4:2%:200";

    private SizingText() {}

    /**
     * Reads what {@link #format} writes.
     *
     * @throws IllegalArgumentException if it is no sizing
     */
    public static Sizing parse(String text) {
        String[] parts = text.strip().split(":", -1);
        try {
            return switch (parts[0] + parts.length) {
                case "fixed2" -> new Sizing.FixedNotional(E8.parse(parts[1]));
                case "at-risk2" -> new Sizing.FractionAtRisk(LimitText.decimal(parts[1]));
                case "volatility2" -> new Sizing.VolatilityTarget(LimitText.decimal(parts[1]));
                case "kelly4" ->
                    new Sizing.FractionalKelly(
                            Fraction.parse(parts[1]), LimitText.decimal(parts[2]), Long.parseLong(parts[3]));
                default -> throw new IllegalArgumentException(WANTED);
            };
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new IllegalArgumentException(WANTED + "; '" + text + "' is none", unreadable);
        }
    }

    public static String format(Sizing sizing) {
        return switch (sizing) {
            case Sizing.FixedNotional fixed -> "fixed:" + E8.format(fixed.notionalE8());
            case Sizing.FractionAtRisk risk -> "at-risk:" + E8.format(risk.shareE8());
            case Sizing.VolatilityTarget target -> "volatility:" + E8.format(target.shareE8());
            case Sizing.FractionalKelly kelly ->
                "kelly:" + kelly.fraction() + ":" + E8.format(kelly.mostE8()) + ":" + kelly.shrinkingBets();
        };
    }
}
