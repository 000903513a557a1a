package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.InstrumentTable;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.gate.GateReading;
import java.util.List;
import java.util.Optional;

/**
 * One symbol's row: its tape, its study, its money, which a symbol without instrument filters has none of, and how its
 * strategy stood at its gate at the last bet, where it has one; the study's tables; and its drag.
 */
public record SymbolResult(
        String symbol,
        TapeCounts tape,
        Optional<Halt> halt,
        StudyRow study,
        Optional<MoneyRow> money,
        Optional<GateReading> gate,
        List<InstrumentTable> tables,
        DragRow drag) {
    public SymbolResult {
        tables = List.copyOf(tables);
    }

    /** Why there is no money, if there is none. */
    public Optional<String> moneyNote() {
        return money.isPresent()
                ? Optional.empty()
                : Optional.of("no instrument filters of " + symbol + ", so no orders");
    }
}
