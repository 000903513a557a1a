package io.equilibrium.risk;

import io.equilibrium.contract.EntryText;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code equilibrium.risk.*}: the account's limits as people write them, decimals as text. What is not said is as in
 * {@link RiskSettings#DEFAULT}.
 *
 * @param startEquity what the account starts each run with
 * @param sizing {@code fixed-notional} or {@code fraction-at-risk}
 * @param notional of each bet, when fixed
 * @param shareAtRisk of the equity, lost when the stop is hit, when a fraction is at risk
 * @param takeProfitSizes distance of the take profit, in step sizes: 1, 0.9 or 9/10
 * @param stopSizes distance of the stop, in step sizes
 * @param entrySlippageSizes the most that an entry may slip, in step sizes
 * @param entry {@code at-step}, or {@code trap}, given up 1.2 sizes away, or {@code trap:SIZES}
 * @param awaitFills whether a step waits until the venue has answered all before it: in a replay, so that the account sees
 *     what the pipeline's sees; live, fills are taken as they come
 * @param mostWaiting records of one partition that may wait for the other topic before reading pauses
 */
@ConfigurationProperties("equilibrium.risk")
public record RiskProperties(
        @DefaultValue("10000") String startEquity,
        @DefaultValue("fixed-notional") SizingRule sizing,
        @DefaultValue("1000") String notional,
        @DefaultValue("0.01") String shareAtRisk,
        @DefaultValue("100") String maxLossPerBet,
        @DefaultValue("5000") String maxSymbolNotional,
        @DefaultValue("20000") String maxTotalNotional,
        @DefaultValue("10s") Duration maxSignalAge,
        @DefaultValue("1") String takeProfitSizes,
        @DefaultValue("1") String stopSizes,
        @DefaultValue("1/4") String entrySlippageSizes,
        @DefaultValue("at-step") String entry,
        @DefaultValue Breaker breaker,
        @DefaultValue("false") boolean awaitFills,
        @DefaultValue("10000") int mostWaiting) {
    /** How a bet is sized. */
    public enum SizingRule {
        FIXED_NOTIONAL,
        FRACTION_AT_RISK
    }

    /**
     * {@code equilibrium.risk.breaker.*}: drawdowns as shares, 0.05 for 5 %.
     *
     * @param reducedSize what is left of an entry's size when REDUCED
     * @param trialSize what is left of it in a trial
     * @param trialLoss share of the equity at its start that a trial may lose
     */
    public record Breaker(
            @DefaultValue("0.05") String reducedDrawdown,
            @DefaultValue("0.1") String haltedDrawdown,
            @DefaultValue("0.2") String killedDrawdown,
            @DefaultValue("1/2") String reducedSize,
            @DefaultValue("1/4") String trialSize,
            @DefaultValue("1d") Duration coolDown,
            @DefaultValue("1d") Duration trial,
            @DefaultValue("0.02") String trialLoss) {
        BreakerSettings settings() {
            return new BreakerSettings(
                    e8("breaker.reduced-drawdown", reducedDrawdown),
                    e8("breaker.halted-drawdown", haltedDrawdown),
                    e8("breaker.killed-drawdown", killedDrawdown),
                    fraction("breaker.reduced-size", reducedSize),
                    fraction("breaker.trial-size", trialSize),
                    coolDown,
                    trial,
                    e8("breaker.trial-loss", trialLoss));
        }
    }

    /** Refuses what is no number or breaks a limit's rule, so that the service does not start with it. */
    public RiskProperties {
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("equilibrium.risk.most-waiting must be at least 1, was " + mostWaiting);
        }
    }

    /**
     * The same for the domain, in E8.
     *
     * @throws IllegalArgumentException naming the property that is no number, or the limit whose rule is broken
     */
    public RiskSettings settings() {
        return new RiskSettings(
                e8("start-equity", startEquity),
                rule(),
                e8("max-loss-per-bet", maxLossPerBet),
                e8("max-symbol-notional", maxSymbolNotional),
                e8("max-total-notional", maxTotalNotional),
                maxSignalAge,
                fraction("take-profit-sizes", takeProfitSizes),
                fraction("stop-sizes", stopSizes),
                fraction("entry-slippage-sizes", entrySlippageSizes),
                breaker.settings(),
                read("entry", entry, EntryText::parse));
    }

    private Sizing rule() {
        return switch (sizing) {
            case FIXED_NOTIONAL -> new Sizing.FixedNotional(e8("notional", notional));
            case FRACTION_AT_RISK -> new Sizing.FractionAtRisk(e8("share-at-risk", shareAtRisk));
        };
    }

    private static long e8(String name, String text) {
        return read(name, text, E8::parse);
    }

    private static Fraction fraction(String name, String text) {
        return read(name, text, Fraction::parse);
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("equilibrium.risk." + name + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
