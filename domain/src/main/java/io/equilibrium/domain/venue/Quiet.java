package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tape;
import java.util.List;

/** The prices between which, and the time before which, a tick concerns none of a symbol's brackets. */
final class Quiet {
    private long aboveE8;
    private long belowE8;
    private long untilMicros;

    Quiet() {
        around(List.of());
    }

    void around(List<Bracket> brackets) {
        aboveE8 = Long.MIN_VALUE;
        belowE8 = Long.MAX_VALUE;
        untilMicros = Long.MAX_VALUE;
        for (Bracket bracket : brackets) {
            aboveE8 = Math.max(aboveE8, bracket.quietAboveE8());
            belowE8 = Math.min(belowE8, bracket.quietBelowE8());
            untilMicros = Math.min(untilMicros, bracket.wakesAtMicros());
        }
    }

    /** Where a move comes from does not matter: what that concerned was done, and nothing acts on the way. */
    boolean concernsNobody(Tape tape, Quote quote) {
        return tape.timeMicros() < untilMicros
                && tape.priceE8() > aboveE8
                && tape.priceE8() < belowE8
                && (quote.isNone() || (quote.lowestE8() > aboveE8 && quote.highestE8() < belowE8));
    }
}
