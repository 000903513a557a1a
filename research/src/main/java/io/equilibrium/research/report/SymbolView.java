package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.InstrumentTable;
import io.equilibrium.domain.evidence.StudyInstruments;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** What charts show of one symbol along the market's own path: all bits, the last steps, the study's tables, the resolution. */
final class SymbolView {
    /** A chart of bits is not drawn of fewer. */
    static final int LEAST_BITS = 100;

    private static final int LAST = 240;

    private final Resolution resolution;
    private final StudyInstruments instruments = new StudyInstruments();
    private final Deque<StepSignals> last = new ArrayDeque<>();
    private final BitSet bits = new BitSet();
    private int count;

    SymbolView(Resolution resolution) {
        this.resolution = resolution;
    }

    void on(StepSignals said) {
        resolution.on(said);
        instruments.on(said.made());
        last.add(said);
        if (last.size() > LAST) {
            last.remove();
        }
        BehaviourBit bit = said.made().bit();
        if (bit != null) {
            bits.set(count++, bit.behaviour() == Behaviour.CONTINUATION);
        }
    }

    Resolution resolution() {
        return resolution;
    }

    List<InstrumentTable> tables() {
        return instruments.tables();
    }

    /** The last 240 steps at most. */
    List<StepSignals> last() {
        return new ArrayList<>(last);
    }

    /** Continuations are set. */
    BitSet bits() {
        return (BitSet) bits.clone();
    }

    int bitCount() {
        return count;
    }
}
