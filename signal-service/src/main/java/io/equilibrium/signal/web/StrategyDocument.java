package io.equilibrium.signal.web;

import io.equilibrium.contract.StrategyConfiguration;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.window.WindowStatistics;
import io.equilibrium.signal.StrategyBoard;
import io.equilibrium.signal.StrategyStanding;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one symbol's strategy stands: its settings as they are written, and at its last step the window (with its regime), the
 * governor's judgement and the evidence at its gate, each null while there is none; and whether that stands out by
 * e-Benjamini-Hochberg at 5 %, of all symbols of the run, null without a gate.
 */
public record StrategyDocument(
        String symbol,
        String run,
        boolean paused,
        boolean halted,
        boolean ended,
        Map<String, String> settings,
        @Nullable WindowStatistics window,
        @Nullable GovernorReading governor,
        @Nullable GateReading gate,
        @Nullable Boolean standsOut) {
    static StrategyDocument of(StrategyStanding standing, StrategyBoard board) {
        GateReading gate = standing.evidence().gate();
        Map<String, String> settings = new TreeMap<>();
        StrategyConfiguration.of(standing.settings()).texts().forEach((field, text) -> settings.put(field.key(), text));
        return new StrategyDocument(
                standing.symbol(),
                standing.run().toString(),
                standing.paused(),
                standing.halted(),
                standing.ended(),
                settings,
                standing.evidence().window(),
                standing.evidence().governor(),
                gate,
                gate == null ? null : board.standingOut(standing.run()).contains(standing.symbol()));
    }
}
