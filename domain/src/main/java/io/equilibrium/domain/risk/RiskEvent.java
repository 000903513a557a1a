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

    /**
     * The bet becomes no order: why, and the number that decided beside its limit (both 0 where there is none), in the reason's
     * unit: money and shares in E8, times in microseconds, or a count.
     */
    record Denied(
            String orderId,
            String symbol,
            long stepSequence,
            DenialReason reason,
            long valueE8,
            long limitE8,
            long timeMicros)
            implements RiskEvent {}

    /** A scope's breaker changed its state: by whom or by which rule, and why; the epoch counts the moves of all. */
    record BreakerMoved(
            Scope scope,
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

    /** A rule's measure has come to 80 % of its threshold; both in the measure's unit. */
    record LimitNeared(Scope scope, String rule, long reading, long threshold, long timeMicros) implements RiskEvent {}

    /**
     * Cancel every entry of the symbol, or of {@link EntrySwitch#EVERY_SYMBOL}, and close every position; orders of an older
     * epoch are void.
     */
    record FlattenOrdered(String symbol, String cause, long epoch, long timeMicros) implements RiskEvent {
        public boolean isOf(String one) {
            return symbol.equals(EntrySwitch.EVERY_SYMBOL) || symbol.equals(one);
        }
    }

    /** A person set a limit, or a rule's threshold, in its unit. */
    record LimitChanged(LimitChange change, long before) implements RiskEvent {
        @Override
        public long timeMicros() {
            return change.timeMicros();
        }
    }

    /** A person paused or resumed the entries of a symbol, or of {@link EntrySwitch#EVERY_SYMBOL}. */
    record EntriesSwitched(EntrySwitch to) implements RiskEvent {
        @Override
        public long timeMicros() {
            return to.timeMicros();
        }
    }
}
