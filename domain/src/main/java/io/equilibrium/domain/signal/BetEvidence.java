package io.equilibrium.domain.signal;

import io.equilibrium.domain.gate.BetTerms;
import io.equilibrium.domain.gate.EvidenceGate;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;

/** What a resolved bet is as evidence. */
public final class BetEvidence {
    private BetEvidence() {}

    /** A bet whose step had passed the next threshold was never tradable, which was known when it was decided. */
    public static void take(BetResolved resolved, GateSettings terms, EvidenceGate gate) {
        Bet bet = resolved.bet();
        Step decided = bet.decidedAt();
        if (decided.isPassed()) {
            return;
        }
        Step at = resolved.resolvedAt();
        double overrun = E8.toDouble(Math.abs(at.priceE8() - at.crossedE8())) / E8.toDouble(decided.sizeE8());
        gate.on(BetTerms.of(decided, bet.direction(), terms), resolved.won(), overrun);
    }
}
