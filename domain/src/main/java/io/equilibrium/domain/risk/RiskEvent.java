package io.equilibrium.domain.risk;

import io.equilibrium.domain.order.BracketOrder;

/** What risk decides; times in microseconds, money and shares in E8. */
public sealed interface RiskEvent {
    long timeMicros();

    /** The bet may become this order. */
    record Approved(BracketOrder order) implements RiskEvent {
        @Override
        public long timeMicros() {
            return order.decidedAtMicros();
        }
    }

    /** The bet becomes no order: why, and the number that decided beside its limit (both 0 where there is none). */
    record Denied(
            String orderId,
            String symbol,
            long stepSequence,
            DenialReason reason,
            long valueE8,
            long limitE8,
            long timeMicros)
            implements RiskEvent {}

    /** The breaker changed its state: by whom or by which rule, and why; the epoch counts its moves. */
    record BreakerMoved(
            Tier from,
            Tier to,
            String actor,
            String cause,
            long equityE8,
            long peakE8,
            long drawdownE8,
            long epoch,
            long timeMicros)
            implements RiskEvent {}

    /** Cancel every entry and close every position; orders of an older epoch are void. */
    record FlattenOrdered(String cause, long epoch, long timeMicros) implements RiskEvent {}

    /** A person paused or resumed the entries of a symbol, or of {@link EntrySwitch#EVERY_SYMBOL}. */
    record EntriesSwitched(EntrySwitch to) implements RiskEvent {
        @Override
        public long timeMicros() {
            return to.timeMicros();
        }
    }
}
