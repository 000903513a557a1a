package io.equilibrium.signal.web;

import io.equilibrium.contract.StrategyConfiguration;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.window.WindowStatistics;
import io.equilibrium.signal.StrategyStanding;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one symbol's strategy stands: its settings as they are written, and at its last step the window (with its regime), the
 * governor's judgement and the evidence at its gate, each null while there is none.
 */
public record StrategyDocument(
        String symbol,
        String run,
        boolean halted,
        boolean ended,
        Map<String, String> settings,
        @Nullable WindowStatistics window,
        @Nullable GovernorReading governor,
        @Nullable GateReading gate) {
    static StrategyDocument of(StrategyStanding standing) {
        Map<String, String> settings = new TreeMap<>();
        StrategyConfiguration.of(standing.settings())
                .texts()
                .forEach((field, text) -> settings.put(field.option().substring(2), text));
        return new StrategyDocument(
                standing.symbol(),
                standing.run().toString(),
                standing.halted(),
                standing.ended(),
                settings,
                standing.evidence().window(),
                standing.evidence().governor(),
                standing.evidence().gate());
    }
}
