package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;

/**
 * What the account starts with, how bets are sized and bracketed, and what they may cost; money in E8. Take profit, stop
 * and the most that an entry may slip are fractions of the step size.
 */
public record RiskSettings(
        long startEquityE8,
        Sizing sizing,
        long maximumLossPerBetE8,
        long maximumSymbolNotionalE8,
        long maximumTotalNotionalE8,
        Duration maximumSignalAge,
        Fraction takeProfitSizes,
        Fraction stopSizes,
        Fraction entrySlippageSizes,
        BreakerSettings breaker,
        EntryStyle entry) {
    /** 10,000 to start; 1,000 a bet that may lose 100; at most 5,000 a symbol, 20,000 in all; ten seconds. */
    public static final RiskSettings DEFAULT = new RiskSettings(
            10_000 * E8.ONE,
            new Sizing.FixedNotional(1_000 * E8.ONE),
            100 * E8.ONE,
            5_000 * E8.ONE,
            20_000 * E8.ONE,
            Duration.ofSeconds(10),
            Fraction.ONE,
            Fraction.ONE,
            new Fraction(1, 4),
            BreakerSettings.DEFAULT,
            EntryStyle.AT_STEP);

    public RiskSettings {
        positive("start equity", startEquityE8);
        positive("maximum loss per bet", maximumLossPerBetE8);
        positive("maximum notional per symbol", maximumSymbolNotionalE8);
        positive("maximum notional in total", maximumTotalNotionalE8);
        if (!maximumSignalAge.isPositive()) {
            throw new IllegalArgumentException("maximum signal age must be positive, was " + maximumSignalAge);
        }
    }

    public RiskSettings withStartEquityE8(long equityE8) {
        return new RiskSettings(
                equityE8,
                sizing,
                maximumLossPerBetE8,
                maximumSymbolNotionalE8,
                maximumTotalNotionalE8,
                maximumSignalAge,
                takeProfitSizes,
                stopSizes,
                entrySlippageSizes,
                breaker,
                entry);
    }

    public RiskSettings withEntry(EntryStyle other) {
        return new RiskSettings(
                startEquityE8,
                sizing,
                maximumLossPerBetE8,
                maximumSymbolNotionalE8,
                maximumTotalNotionalE8,
                maximumSignalAge,
                takeProfitSizes,
                stopSizes,
                entrySlippageSizes,
                breaker,
                other);
    }

    private static void positive(String name, long valueE8) {
        if (valueE8 <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, was " + E8.format(valueE8));
        }
    }
}
