package io.equilibrium.research.report;

import io.equilibrium.domain.gate.BetTerms;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.step.Step;
import java.util.OptionalDouble;

/** What a bet returns in basis points of its notional, from its step's price to the next threshold. */
record Costs(GateSettings costs) {
    private static final double BASIS_POINTS = 10_000;

    /** Net of fees and of the slippage of stops; none where the step's price had passed a threshold. */
    OptionalDouble net(Bet bet, boolean won) {
        Step decided = bet.decidedAt();
        if (decided.isPassed()) {
            return OptionalDouble.empty();
        }
        BetTerms terms = BetTerms.of(decided, bet.direction(), costs);
        double sizes = won ? terms.win() : -terms.loss();
        return OptionalDouble.of(sizes * decided.sizeE8() / decided.priceE8() * BASIS_POINTS);
    }
}
