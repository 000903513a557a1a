package io.equilibrium.research.study;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.signal.SignalEngine;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowEngine;
import io.equilibrium.domain.window.WindowSettings;
import io.equilibrium.research.surrogate.BarListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The study's rule on one symbol's bars: at most one step a bar, up tested first, levels on multiples of the size. With
 * look-ahead a bar is joined to the two-hour row that it lies in, which is known only when that row is whole; without, to the
 * last whole one. Window and series are the road's own.
 *
 * <p>A step's price is its bar's close, from which the chance of the next step is that of a driftless price between the next
 * thresholds; it is certain where the close has passed one.
 */
public final class StudyEngine implements BarListener {
    private final String symbol;
    private final long lastMicros;
    private final boolean lookahead;
    private final Consumer<StepSignals> said;
    private final TwoHourRows rows = new TwoHourRows();
    private final StudySize sizes = new StudySize();
    private final WindowEngine window = new WindowEngine(WindowSettings.DEFAULT);
    private final SignalEngine signals = new SignalEngine(SignalSettings.DEFAULT, WindowSettings.DEFAULT);
    /** Of the open row, with look-ahead. */
    private final List<Bar> waiting = new ArrayList<>();

    private long bars;
    private long sequence;
    private long levelE8;
    private long sizeE8;

    /** For bars of a length that divides two hours. */
    public StudyEngine(String symbol, Duration length, boolean lookahead, Consumer<StepSignals> said) {
        this.symbol = symbol;
        this.lastMicros = length.toMillis() * 1_000 - 1_000;
        this.lookahead = lookahead;
        this.said = said;
    }

    @Override
    public void on(Bar bar) {
        if (rows.endsRow(bar)) {
            closeRow();
        }
        rows.add(bar);
        if (lookahead) {
            waiting.add(bar);
        } else {
            join(bar);
        }
    }

    /** The last row is taken as it is. */
    @Override
    public void end() {
        closeRow();
    }

    private void closeRow() {
        rows.close();
        waiting.forEach(this::join);
        waiting.clear();
    }

    private void join(Bar bar) {
        bars++;
        if (!rows.hasAtr()) {
            return;
        }
        sizes.on(rows.atrE8(), (double) rows.closeE8(), (double) bar.closeE8());
        if (sizeE8 == 0) {
            sizeE8 = sizes.sizeE8();
            levelE8 = E8.nearestMultiple(bar.closeE8(), sizeE8);
        } else if (bar.highE8() >= levelE8 + sizeE8) {
            cross(bar, levelE8 + sizeE8);
        } else if (bar.lowE8() <= levelE8 - sizeE8) {
            cross(bar, levelE8 - sizeE8);
        }
    }

    private void cross(Bar bar, long crossed) {
        long before = levelE8;
        sizeE8 = sizes.sizeE8();
        levelE8 = E8.nearestMultiple(crossed, sizeE8);
        if (levelE8 == before) {
            return;
        }
        Step step = new Step(
                symbol,
                ++sequence,
                0,
                levelE8 > before ? Direction.UP : Direction.DOWN,
                before,
                crossed,
                levelE8,
                sizeE8,
                bar.closeE8(),
                bars,
                bar.openTimeMicros() + lastMicros,
                0,
                Math.round(rows.atrE8()),
                fairUp(bar.closeE8()));
        StepMade made = window.on(step);
        said.accept(new StepSignals(made, signals.on(made)));
    }

    private double fairUp(long close) {
        return Math.clamp((close - (levelE8 - sizeE8)) / (2.0 * sizeE8), 0, 1);
    }
}
