package io.equilibrium.research.study;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.research.surrogate.BarHistory;
import io.equilibrium.research.surrogate.BarListener;
import io.equilibrium.research.surrogate.BarRules;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Section 11 of domain.md: cutting the input never changes what was said of the time before. */
public final class CausalityCheck {
    private final BarHistory history;
    private final BarRules rules;

    public CausalityCheck(BarHistory history, BarRules rules) {
        this.history = history;
        this.rules = rules;
    }

    /**
     * Cuts after so many bars, and so many more, and so on; the first cut after which steps up to the last bar that is left
     * are others than without it, if there is one.
     */
    public OptionalInt firstBroken(int every) {
        List<Bar> bars = history.bars();
        List<StepMade> whole = said(bars);
        for (int cut = every; cut < bars.size(); cut += every) {
            long before = bars.get(cut).openTimeMicros();
            if (!until(before, said(bars.subList(0, cut))).equals(until(before, whole))) {
                return OptionalInt.of(cut);
            }
        }
        return OptionalInt.empty();
    }

    private List<StepMade> said(List<Bar> bars) {
        List<StepMade> said = new ArrayList<>();
        BarListener listener = rules.start(history.symbol(), signals -> said.add(signals.made()));
        bars.forEach(listener::on);
        listener.end();
        return said;
    }

    private static List<StepMade> until(long micros, List<StepMade> said) {
        return said.stream().filter(made -> made.step().timeMicros() < micros).toList();
    }
}
