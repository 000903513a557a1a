package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.DragStatistics;
import io.equilibrium.domain.evidence.MoneyStatistics;
import io.equilibrium.domain.evidence.StudyInstruments;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.gate.EvidenceGate;
import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.BetEvidence;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one symbol so far. */
final class SymbolTally {
    final StudyStatistics study;
    final MoneyStatistics money = new MoneyStatistics();
    final DragStatistics drags = new DragStatistics();
    final StudyInstruments instruments = new StudyInstruments();
    TapeCounts tape = TapeCounts.NONE;

    @Nullable
    Halt halt;

    private final String symbol;
    private final GateSettings terms;
    private final @Nullable EvidenceGate gate;
    private @Nullable Step lastStep;
    private OrderEvent.@Nullable Filled lastFill;

    SymbolTally(String symbol, TradingSettings settings) {
        this.symbol = symbol;
        this.terms = settings.strategyOf(symbol).gate();
        this.gate = terms.mode() == GateMode.OFF ? null : new EvidenceGate(terms);
        this.study = new StudyStatistics(settings.terms());
    }

    void on(Step step) {
        lastStep = step;
    }

    // What a bet that opens says is of the bets before it, so the last one would be missing.
    void on(SignalEvent.BetResolved resolved) {
        if (gate != null) {
            BetEvidence.take(resolved, terms, gate);
        }
    }

    void on(OrderEvent event) {
        money.on(event);
        if (event instanceof OrderEvent.Filled filled) {
            lastFill = filled;
        }
    }

    /** Values open positions at the later of last step and last fill, so that it does not matter which was told first. */
    void mark(MoneyStatistics statistics) {
        Step step = lastStep;
        OrderEvent.Filled fill = lastFill;
        if (fill != null && (step == null || fill.timeMicros() >= step.timeMicros())) {
            statistics.mark(symbol, fill.priceE8());
        } else if (step != null) {
            statistics.mark(symbol, step.priceE8());
        }
    }

    SymbolResult result(boolean hasMoney) {
        mark(money);
        return new SymbolResult(
                symbol,
                tape,
                Optional.ofNullable(halt),
                study.row(),
                hasMoney ? Optional.of(money.row()) : Optional.empty(),
                Optional.ofNullable(gate).map(EvidenceGate::reading),
                instruments.tables(),
                drags.row());
    }
}
