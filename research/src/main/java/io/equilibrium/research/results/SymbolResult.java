package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.StudyRow;
import java.util.Optional;

/** One symbol's row: its tape, its study, its money, which a symbol without instrument filters has none of, and its drag. */
public record SymbolResult(
        String symbol, TapeCounts tape, Optional<Halt> halt, StudyRow study, Optional<MoneyRow> money, DragRow drag) {
    /** Why there is no money, if there is none. */
    public Optional<String> moneyNote() {
        return money.isPresent()
                ? Optional.empty()
                : Optional.of("no instrument filters of " + symbol + ", so no orders");
    }
}
