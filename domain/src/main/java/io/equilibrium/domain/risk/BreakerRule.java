package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.List;

/**
 * When a breaker moves: its measure comes to the threshold (in the measure's unit) over a window (bets, fills or microseconds;
 * 0 where the measure has none), and the breaker of such a scope goes to the tier at least.
 */
public record BreakerRule(String name, Measure measure, Scope.Kind scope, Tier tier, long threshold, long window) {
    /** All rules, unless settings say otherwise. */
    public static final List<BreakerRule> DEFAULT = List.of(
            account("drawdown-reduced", Measure.DRAWDOWN, Tier.REDUCED, share(5)),
            account("drawdown-halted", Measure.DRAWDOWN, Tier.HALTED, share(10)),
            account("drawdown-killed", Measure.DRAWDOWN, Tier.KILLED, share(20)),
            account("daily-loss", Measure.DAILY_LOSS, Tier.HALTED, share(7)),
            account("bet-loss", Measure.BET_LOSS, Tier.HALTED, share(5)),
            account("loss-streak", Measure.LOSS_STREAK, Tier.REDUCED, 20),
            account("loss-rate", Measure.LOSS_RATE, Tier.HALTED, share(80)).over(60),
            account("slippage", Measure.SLIPPAGE, Tier.HALTED, share(1)).over(20),
            account("reject-burst", Measure.REJECTS, Tier.HALTED, 20).over(micros(Duration.ofMinutes(1))),
            account("venue-errors", Measure.VENUE_ERRORS, Tier.HALTED, 10).over(micros(Duration.ofMinutes(1))),
            account("position-mismatch", Measure.POSITION_MISMATCH, Tier.HALTED, 1),
            account("dead-man", Measure.DEAD_MAN, Tier.HALTED, micros(Duration.ofMinutes(2))),
            new BreakerRule("strategy-drawdown", Measure.DRAWDOWN, Scope.Kind.STRATEGY, Tier.HALTED, share(9), 0),
            new BreakerRule("symbol-drawdown", Measure.DRAWDOWN, Scope.Kind.SYMBOL, Tier.HALTED, share(8), 0),
            new BreakerRule(
                    "stale-feed", Measure.STALE_FEED, Scope.Kind.SYMBOL, Tier.HALTED, micros(Duration.ofHours(6)), 0));

    public BreakerRule {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a rule's name is lower case with hyphens, was '" + name + "'");
        }
        if (tier == Tier.NORMAL || tier == Tier.TRIAL) {
            throw new IllegalArgumentException(name + ": a rule leads to REDUCED, HALTED or KILLED, not to " + tier);
        }
        if (threshold <= 0) {
            throw new IllegalArgumentException(
                    name + ": threshold must be above 0, was " + measure.unit().text(threshold));
        }
        if (measure.unit() == Measure.Unit.SHARE && threshold > E8.ONE) {
            throw new IllegalArgumentException(name + ": a share is at most 1, was " + E8.format(threshold));
        }
        boolean windowed = switch (measure) {
            case LOSS_RATE, SLIPPAGE, REJECTS, VENUE_ERRORS -> true;
            case DRAWDOWN, DAILY_LOSS, BET_LOSS, LOSS_STREAK, STALE_FEED, POSITION_MISMATCH, DEAD_MAN -> false;
        };
        if (windowed ? window <= 0 : window != 0) {
            throw new IllegalArgumentException(name + ": " + measure
                    + (windowed ? " needs a window above 0, was " : " has no window, was ") + window);
        }
    }

    private static BreakerRule account(String name, Measure measure, Tier tier, long threshold) {
        // Given its window by over(), where it has one.
        long window = switch (measure) {
            case LOSS_RATE, SLIPPAGE, REJECTS, VENUE_ERRORS -> 1;
            default -> 0;
        };
        return new BreakerRule(name, measure, Scope.Kind.ACCOUNT, tier, threshold, window);
    }

    private static long share(int percent) {
        return percent * (E8.ONE / 100);
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }

    private BreakerRule over(long newWindow) {
        return new BreakerRule(name, measure, scope, tier, threshold, newWindow);
    }

    /** The same rule at another threshold. */
    public BreakerRule at(long newThreshold) {
        return new BreakerRule(name, measure, scope, tier, newThreshold, window);
    }

    boolean isReachedBy(long reading) {
        return reading >= threshold;
    }
}
