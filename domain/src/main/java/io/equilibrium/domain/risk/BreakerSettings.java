package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;

/**
 * The breaker's limits: drawdowns from peak equity as E8 shares (REDUCED below HALTED below KILLED), what is left of the
 * size when REDUCED and in a trial, how long a halt cools down, how long a trial lasts and what it may lose.
 */
public record BreakerSettings(
        long reducedDrawdownE8,
        long haltedDrawdownE8,
        long killedDrawdownE8,
        Fraction reducedSize,
        Fraction trialSize,
        Duration coolDown,
        Duration trial,
        long trialLossE8) {
    /** 5 %, 10 % and 20 %; half size, a quarter in a trial; a day to cool down, a day's trial that may lose 2 %. */
    public static final BreakerSettings DEFAULT = new BreakerSettings(
            5_000_000,
            10_000_000,
            20_000_000,
            new Fraction(1, 2),
            new Fraction(1, 4),
            Duration.ofDays(1),
            Duration.ofDays(1),
            2_000_000);

    public BreakerSettings {
        if (!(0 < reducedDrawdownE8
                && reducedDrawdownE8 < haltedDrawdownE8
                && haltedDrawdownE8 < killedDrawdownE8
                && killedDrawdownE8 <= E8.ONE)) {
            throw new IllegalArgumentException("drawdown limits must rise from above 0 to at most 1, were "
                    + E8.format(reducedDrawdownE8) + ", " + E8.format(haltedDrawdownE8) + ", "
                    + E8.format(killedDrawdownE8));
        }
        if (!coolDown.isPositive() || !trial.isPositive()) {
            throw new IllegalArgumentException(
                    "coolDown and trial must be positive, were " + coolDown + " and " + trial);
        }
        if (trialLossE8 <= 0 || trialLossE8 > E8.ONE) {
            throw new IllegalArgumentException(
                    "trialLoss must be above 0 and at most 1, was " + E8.format(trialLossE8));
        }
        if (reducedSize.numerator() > reducedSize.denominator() || trialSize.numerator() > trialSize.denominator()) {
            throw new IllegalArgumentException(
                    "sizes left must be at most 1, were " + reducedSize + " and " + trialSize);
        }
    }
}
