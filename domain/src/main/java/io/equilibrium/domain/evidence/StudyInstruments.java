package io.equilibrium.domain.evidence;

import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The study's tables of one symbol: streaks, patterns of behaviour and of direction, and how often the next step continues by
 * the trend index and the pivot index of the step before and by the month (UTC) of the step itself. Bits that were certain
 * count in no cell but those of streaks.
 */
public final class StudyInstruments {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int LARGEST_INDEX = 12;

    private final StreakTable streaks = new StreakTable();
    private final PatternTable behaviours = new PatternTable("behaviour patterns");
    private final PatternTable directions = new PatternTable("direction patterns");
    private final Map<Integer, CellTally> byTrend = new TreeMap<>();
    private final Map<Integer, CellTally> byPivot = new TreeMap<>();
    private final Map<String, CellTally> byMonth = new TreeMap<>();
    private int trend;
    private int pivot;
    private Direction before = Direction.UP;

    public void on(StepMade made) {
        streaks.on(made);
        BehaviourBit bit = made.bit();
        if (bit == null) {
            behaviours.forget();
            directions.forget();
            directions.push(made.step().direction() == Direction.UP);
        } else {
            count(made, bit);
        }
        before = made.step().direction();
        trend = Math.min(made.trendIndex(), LARGEST_INDEX);
        pivot = Math.min(made.pivotIndex(), LARGEST_INDEX);
    }

    private void count(StepMade made, BehaviourBit bit) {
        boolean continues = bit.behaviour() == Behaviour.CONTINUATION;
        double fair = bit.fairContinuation();
        behaviours.on(continues, fair);
        directions.on(made.step().direction() == Direction.UP, before == Direction.UP ? fair : 1 - fair);
        if (fair > 0 && fair < 1) {
            byTrend.computeIfAbsent(trend, any -> new CellTally()).add(fair, continues);
            byPivot.computeIfAbsent(pivot, any -> new CellTally()).add(fair, continues);
            byMonth.computeIfAbsent(month(made.step().timeMicros()), any -> new CellTally())
                    .add(fair, continues);
        }
    }

    private static String month(long micros) {
        return YearMonth.from(Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND))
                        .atOffset(ZoneOffset.UTC))
                .toString();
    }

    /** All tables; indices of 12 and more share a cell. */
    public List<InstrumentTable> tables() {
        return List.of(
                streaks.table(),
                behaviours.table(),
                directions.table(),
                byIndex("trend index", byTrend),
                byIndex("pivot index", byPivot),
                InstrumentTable.of("months", byMonth));
    }

    private static InstrumentTable byIndex(String name, Map<Integer, CellTally> tallies) {
        Map<String, CellTally> cells = new LinkedHashMap<>();
        tallies.forEach((index, tally) -> cells.put(index == LARGEST_INDEX ? index + "+" : index.toString(), tally));
        return InstrumentTable.of(name, cells);
    }
}
