package io.equilibrium.research.results;

import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.StrategySettings;
import java.util.Locale;

/** In words, who opens a series and which way it bets. */
final class GovernorNote {
    private GovernorNote() {}

    static String of(StrategySettings strategy) {
        GovernorSettings governor = strategy.signal().governor();
        boolean against = strategy.signal().side() == BetSide.AGAINST;
        if (governor.kind() == GovernorKind.FIXED) {
            return "of " + strategy.window().length() + " bits " + governor.high() + " or more continuations bet on "
                    + (against ? "reversal, " : "continuation, ") + governor.low() + " or fewer on "
                    + (against ? "continuation" : "reversal");
        }
        return governor.kind().name().toLowerCase(Locale.ROOT) + " governor, tilts beyond " + governor.margin()
                + " log odds" + (governor.kind() == GovernorKind.BAYESIAN ? " at " + governor.level() : "")
                + " bet " + (against ? "against" : "with") + " the imbalance";
    }
}
