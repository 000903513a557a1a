package io.equilibrium.risk;

import io.equilibrium.contract.EntryText;
import io.equilibrium.contract.LimitText;
import io.equilibrium.contract.SizingText;
import io.equilibrium.domain.risk.BreakerRule;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.Ceilings;
import io.equilibrium.domain.risk.Limits;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code equilibrium.risk.*}: the account's limits as people write them, decimals as text. What is not said is as in
 * {@link RiskSettings#DEFAULT}.
 *
 * @param startEquity what the account starts each run with
 * @param sizing {@code fixed:1000}, {@code at-risk:1%}, {@code volatility:2%} or {@code kelly:1/4:2%:200}
 * @param limits limits and thresholds of the breaker's rules, by name, as {@code order-notional}; none may be looser than its
 *     ceiling
 * @param takeProfitSizes distance of the take profit, in step sizes: 1, 0.9 or 9/10
 * @param stopSizes distance of the stop, in step sizes
 * @param entrySlippageSizes the most that an entry may slip, in step sizes
 * @param entry {@code at-step}, or {@code trap}, given up 1.2 sizes away, or {@code trap:SIZES}
 * @param awaitFills a replay: a step waits until the venue has answered all before it, so that the account sees what the
 *     pipeline's sees, and each run starts afresh. Live, fills are taken as they come, and tiers, pauses and limits hold on
 *     in the next run
 * @param clock what says how old signals and marks are: {@code wall}, or {@code event} for the events' own time; unless it
 *     is said, the latter in a replay alone
 * @param mostWaiting records of one partition that may wait for the other topic before reading pauses
 */
@ConfigurationProperties("equilibrium.risk")
public record RiskProperties(
        @DefaultValue("10000") String startEquity,
        @DefaultValue("fixed:1000") String sizing,
        @DefaultValue Map<String, String> limits,
        @DefaultValue("1") String takeProfitSizes,
        @DefaultValue("1") String stopSizes,
        @DefaultValue("1/4") String entrySlippageSizes,
        @DefaultValue("at-step") String entry,
        @DefaultValue Breaker breaker,
        @DefaultValue("false") boolean awaitFills,
        @Nullable Clock clock,
        @DefaultValue("10000") int mostWaiting) {
    /**
     * {@code equilibrium.risk.breaker.*}: what a tier does; the rules' thresholds are among the limits.
     *
     * @param reducedSize what is left of an entry's size when REDUCED
     * @param trialSize what is left of it in a trial
     * @param trialLoss share of the equity at its start that a trial may lose
     */
    public record Breaker(
            @DefaultValue("1/2") String reducedSize,
            @DefaultValue("1/4") String trialSize,
            @DefaultValue("1d") Duration coolDown,
            @DefaultValue("1d") Duration trial,
            @DefaultValue("0.02") String trialLoss) {
        BreakerSettings settings() {
            return new BreakerSettings(
                    BreakerRule.DEFAULT,
                    fraction("breaker.reduced-size", reducedSize),
                    fraction("breaker.trial-size", trialSize),
                    coolDown,
                    trial,
                    e8("breaker.trial-loss", trialLoss));
        }
    }

    /** Whose time counts. */
    public enum Clock {
        WALL,
        EVENT
    }

    /** Refuses what is no number or breaks a limit's rule, so that the service does not start with it. */
    public RiskProperties {
        if (awaitFills && clock == Clock.WALL) {
            throw new IllegalArgumentException("equilibrium.risk.clock=wall would deny all of a replay as old"
                    + " (equilibrium.risk.await-fills=true); leave one of them out");
        }
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("equilibrium.risk.most-waiting must be at least 1, was " + mostWaiting);
        }
    }

    boolean isByTheClock() {
        return clock == null ? !awaitFills : clock == Clock.WALL;
    }

    /**
     * The same for the domain, in E8.
     *
     * @throws IllegalArgumentException naming the property that is no value, or the limit whose rule or ceiling is broken
     */
    public RiskSettings settings() {
        RiskSettings said = new RiskSettings(
                e8("start-equity", startEquity),
                read("sizing", sizing, SizingText::parse),
                Limits.DEFAULT,
                fraction("take-profit-sizes", takeProfitSizes),
                fraction("stop-sizes", stopSizes),
                fraction("entry-slippage-sizes", entrySlippageSizes),
                breaker.settings(),
                read("entry", entry, EntryText::parse));
        RiskSettings limited = limited(said);
        Ceilings.refusal(limited).ifPresent(refusal -> {
            throw new IllegalArgumentException("equilibrium.risk.limits: " + refusal);
        });
        return limited;
    }

    // All at once, in the order of their names: one alone may break a rule that all together keep.
    private RiskSettings limited(RiskSettings usual) {
        Map<String, Long> values = new TreeMap<>();
        limits.forEach((key, text) -> {
            String name = key.toLowerCase(Locale.ROOT).replace('.', '-').replace('_', '-');
            values.put(name, read("limits." + name, text, one -> LimitText.parse(usual, name, one)));
        });
        return usual.with(values);
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
