package io.equilibrium.domain.cost;

import io.equilibrium.domain.unit.E8;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Isolated margin, a position for each bracket order: what is set aside when it is entered, at which price it is
 * liquidated, and what that costs. Fees and funding come from the account, not from the margin. Without leverage nothing is
 * set aside and nothing liquidated.
 *
 * @param leverage of every entry; 0 for none
 * @param liquidationFeeE8 share of the notional, as far as the margin goes
 * @param bySymbol brackets by rising cap
 */
public record Margin(int leverage, long liquidationFeeE8, Map<String, List<LeverageBracket>> bySymbol) {
    public static final Margin NONE = new Margin(0, 0, Map.of());

    private static final BigInteger ONE = BigInteger.valueOf(E8.ONE);

    public Margin {
        bySymbol = Map.copyOf(bySymbol);
        if (leverage < 0) {
            throw new IllegalArgumentException("leverage must be at least 1, or 0 for none, was " + leverage);
        }
        if (liquidationFeeE8 < 0 || liquidationFeeE8 >= E8.ONE) {
            throw new IllegalArgumentException(
                    "a liquidation fee lies between 0 and 1, was " + E8.format(liquidationFeeE8));
        }
        bySymbol.forEach(Margin::refuseUnlessRising);
    }

    private static void refuseUnlessRising(String symbol, List<LeverageBracket> brackets) {
        for (int i = 1; i < brackets.size(); i++) {
            if (brackets.get(i).capE8() <= brackets.get(i - 1).capE8()) {
                throw new IllegalArgumentException(symbol + ": the caps of leverage brackets must rise");
            }
        }
    }

    public boolean isOn() {
        return leverage > 0;
    }

    /** The bracket of a notional; empty beyond the last, and for a symbol that has none. */
    public Optional<LeverageBracket> bracket(String symbol, long notionalE8) {
        return bySymbol.getOrDefault(symbol, List.of()).stream()
                .filter(bracket -> notionalE8 <= bracket.capE8())
                .findFirst();
    }

    /** What a notional needs to be entered with, rounded up. */
    public long initialE8(long notionalE8) {
        return Math.ceilDiv(notionalE8, leverage);
    }

    /**
     * The price at which margin and profit of a position come down to its maintenance margin, in the bracket of its entry's
     * notional; sign 1 for a long, -1 for a short; rounded to where it is reached earlier, and 0 where it never is.
     */
    public long liquidationPriceE8(LeverageBracket bracket, int sign, long quantityE8, long entryPriceE8) {
        // margin + sign (p - entry) quantity = p quantity rate - cum, in E16.
        BigInteger quantity = BigInteger.valueOf(quantityE8);
        BigInteger entry = BigInteger.valueOf(entryPriceE8).multiply(quantity);
        long margin = initialE8(E8.multiply(entryPriceE8, quantityE8));
        BigInteger held =
                BigInteger.valueOf(Math.addExact(margin, bracket.cumE8())).multiply(ONE);
        BigInteger numerator = (sign > 0 ? entry.subtract(held) : entry.add(held)).multiply(ONE);
        BigInteger denominator = quantity.multiply(BigInteger.valueOf(E8.ONE - sign * bracket.maintenanceRateE8()));
        if (numerator.signum() <= 0) {
            return 0;
        }
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        boolean up = sign > 0 && parts[1].signum() > 0;
        return parts[0].add(up ? BigInteger.ONE : BigInteger.ZERO).longValueExact();
    }

    /** The price beyond which the margin is gone, where losses end: the venue's fund bears the rest. */
    public long bankruptcyPriceE8(int sign, long quantityE8, long entryPriceE8) {
        long margin = initialE8(E8.multiply(entryPriceE8, quantityE8));
        return Math.max(0, entryPriceE8 - sign * E8.multiplyDivide(margin, E8.ONE, quantityE8));
    }

    /** What a liquidation costs beside its loss: the fee on the notional, as far as the margin goes. */
    public long liquidationFeeE8(int sign, long quantityE8, long entryPriceE8, long exitPriceE8) {
        long margin = initialE8(E8.multiply(entryPriceE8, quantityE8));
        long left = margin + E8.multiply(sign * (exitPriceE8 - entryPriceE8), quantityE8);
        return Math.clamp(E8.multiply(E8.multiply(exitPriceE8, quantityE8), liquidationFeeE8), 0, Math.max(0, left));
    }
}
