package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the breaker stands, what moves it, and of which symbols ({@code *}: all) entries are paused. Money and shares in E8 (1 is 100000000); times are the venue's. */
public record BreakerDocument(
        @Nullable String run,
        Tier tier,
        @Nullable Instant since,
        long equityE8,
        long peakE8,
        long drawdownE8,
        @Nullable Instant eventTime,
        List<String> pausedEntries,
        Limits limits) {
    public BreakerDocument {
        pausedEntries = List.copyOf(pausedEntries);
    }

    /** Drawdowns that move the breaker, what is left of an entry's size, and how long a halt and a trial last (ISO 8601). */
    public record Limits(
            long reducedDrawdownE8,
            long haltedDrawdownE8,
            long killedDrawdownE8,
            String reducedSize,
            String trialSize,
            String coolDown,
            String trial,
            long trialLossE8) {
        public static Limits of(BreakerSettings settings) {
            return new Limits(
                    settings.drawdownE8(Tier.REDUCED),
                    settings.drawdownE8(Tier.HALTED),
                    settings.drawdownE8(Tier.KILLED),
                    settings.reducedSize().toString(),
                    settings.trialSize().toString(),
                    settings.coolDown().toString(),
                    settings.trial().toString(),
                    settings.trialLossE8());
        }
    }
}
