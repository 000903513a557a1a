package io.equilibrium.domain.evidence;

import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * After a streak of n steps in one direction: how often a series of bets on reversal, or on continuation, is in plus within
 * 1, 3, 5 and 10 steps. Series of one cell do not overlap; one that a hole cuts off counts nowhere.
 */
final class StreakTable {
    private static final int LONGEST = 8;
    private static final int[] HORIZONS = {1, 3, 5, 10};

    private record Cell(int streak, Behaviour side, StreakTrial trial, CellTally tally) {}

    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, CellTally> tallies = new LinkedHashMap<>();

    StreakTable() {
        for (Behaviour side : List.of(Behaviour.REVERSAL, Behaviour.CONTINUATION)) {
            for (int streak = 1; streak <= LONGEST; streak++) {
                for (int horizon : HORIZONS) {
                    CellTally tally = new CellTally();
                    cells.add(new Cell(streak, side, new StreakTrial(horizon), tally));
                    tallies.put(side.name().toLowerCase(Locale.ROOT) + " " + streak + " within " + horizon, tally);
                }
            }
        }
    }

    void on(StepMade made) {
        BehaviourBit bit = made.bit();
        for (Cell cell : cells) {
            if (bit == null) {
                cell.trial().abandon();
            } else {
                cell.trial().on(bit.behaviour() == cell.side(), bit.fair(cell.side()), cell.tally());
            }
            if (made.trendIndex() == cell.streak()) {
                cell.trial().begin();
            }
        }
    }

    InstrumentTable table() {
        return InstrumentTable.of("streaks", tallies);
    }
}
