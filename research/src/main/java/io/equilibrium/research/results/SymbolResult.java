package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.StudyRow;
import java.util.Optional;

/** One symbol's row: its tape, its study, and its money, which a symbol without instrument filters has none of. */
public record SymbolResult(
        String symbol, TapeCounts tape, Optional<Halt> halt, StudyRow study, Optional<MoneyRow> money) {
    /** Why there is no money, if there is none. */
    public Optional<String> moneyNote() {
        return money.isPresent()
                ? Optional.empty()
                : Optional.of("no instrument filters of " + symbol + ", so no orders");
    }
}
