package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.DenialReason;
import java.time.Instant;
import java.util.List;

/** A page of bets that became no order, newest first, and how many there are in all. */
public record DenialsDocument(List<Denial> denials, int page, int size, long total) {
    public DenialsDocument {
        denials = List.copyOf(denials);
    }

    /** One of them, and the number that decided beside its limit: money and shares in E8, times in microseconds, or a count. */
    public record Denial(
            String run,
            String orderId,
            String symbol,
            DenialReason reason,
            long value,
            long limit,
            Instant eventTime) {}
}
