package io.equilibrium.domain.step;

import io.equilibrium.domain.market.AverageTrueRange;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** Turns one symbol's ticks into steps. Allocates nothing on a tick that makes none. */
public final class StepEngine {
    private final String symbol;
    private final StepSettings settings;
    private final Tape tape;
    private final AverageTrueRange atr;
    private final Overshoot overshoot = new Overshoot();
    private boolean hasLevel;
    private long levelE8;
    private long sizeE8;
    private long upE8;
    private long downE8;
    private long sequence;
    private boolean halted;

    public StepEngine(String symbol, StepSettings settings) {
        this.symbol = symbol;
        this.settings = settings;
        this.tape = new Tape(settings.hole());
        this.atr = new AverageTrueRange(settings.atrBar(), settings.atrPeriod());
    }

    /** The steps that the tick makes, none for a duplicate, while warming up, or once halted. */
    public List<Step> on(Tick tick) {
        if (halted || !tape.accept(tick)) {
            return List.of();
        }
        if (tape.opensSegment()) {
            startSegment();
        }
        atr.on(tape.priceE8(), tape.timeMicros());
        if (hasLevel) {
            long price = tape.priceE8();
            return price >= upE8 || price <= downE8 ? steps(price) : List.of();
        }
        setFirstLevel();
        return List.of();
    }

    private void startSegment() {
        atr.reset();
        overshoot.reset();
        hasLevel = false;
    }

    private void setFirstLevel() {
        if (!atr.isReady()) {
            return;
        }
        long target = settings.coefficient().floorOf(atr.valueE8());
        if (target > 0) {
            sizeE8 = sizeFor(target);
            moveTo(settings.grid().levelE8(tape.priceE8(), sizeE8));
            hasLevel = true;
        }
    }

    private long sizeFor(long target) {
        return Math.max(settings.minimumSizeE8(), Ladder.nearest(target));
    }

    private void moveTo(long level) {
        levelE8 = level;
        upE8 = Math.addExact(level, sizeE8);
        downE8 = Math.subtractExact(level, sizeE8);
    }

    private List<Step> steps(long price) {
        List<Step> steps = new ArrayList<>(2);
        while (price >= upE8 || price <= downE8) {
            if (steps.size() == settings.mostStepsPerTick()) {
                halted = true;
                break;
            }
            steps.add(step(price >= upE8 ? Direction.UP : Direction.DOWN, steps.size()));
        }
        return steps;
    }

    private Step step(Direction direction, int earlier) {
        long crossed = direction == Direction.UP ? upE8 : downE8;
        long previousLevel = levelE8;
        long atrE8 = atr.valueE8();
        long target = settings.coefficient().floorOf(atrE8);
        if (target > 0) {
            sizeE8 = sizeFor(target);
        }
        moveTo(settings.grid().levelE8(crossed, sizeE8));
        boolean jumped = tape.move() == Move.JUMP;
        int gap = jumped ? earlier : 0;
        long price = jumped ? tape.priceE8() : crossed;
        if (gap == 0) {
            overshoot.on(Math.abs(price - crossed), sizeE8);
        }
        return new Step(
                symbol,
                ++sequence,
                tape.segment(),
                direction,
                previousLevel,
                crossed,
                levelE8,
                sizeE8,
                price,
                tape.tradeId(),
                jumped ? tape.timeMicros() : tape.reachedAtMicros(crossed),
                gap,
                atrE8,
                overshoot.fairUp(price, upE8, downE8, sizeE8));
    }

    /** Whether one tick made more steps than allowed; nothing is computed any more. */
    public boolean isHalted() {
        return halted;
    }

    /** The tape as it stands: how many ticks were accepted, how many segments begun. */
    public Tape tape() {
        return tape;
    }

    public void save(StateWriter state) {
        tape.save(state);
        atr.save(state);
        overshoot.save(state);
        state.putBoolean(hasLevel)
                .putLong(levelE8)
                .putLong(sizeE8)
                .putLong(sequence)
                .putBoolean(halted);
    }

    public void restore(StateReader state) {
        tape.restore(state);
        atr.restore(state);
        overshoot.restore(state);
        hasLevel = state.getBoolean();
        long level = state.getLong();
        sizeE8 = state.getLong();
        sequence = state.getLong();
        halted = state.getBoolean();
        moveTo(level);
    }
}
