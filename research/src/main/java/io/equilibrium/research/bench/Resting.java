package io.equilibrium.research.bench;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.domain.venue.QueueModel;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A paper venue where filled brackets rest, their exits at prices that no tick of the stream fills. */
@State(Scope.Thread)
public abstract class Resting {
    private static final long FAR = 2_000 * E8.ONE;

    private final PaperSettings usual = PaperSettings.DEFAULT;
    private final SimulatedVenue venue = new SimulatedVenue(
            new PaperSettings(usual.latencies(), usual.stopSlippageRateE8(), usual.fees(), usual.hole(), market()),
            InstrumentFile.builtIn().instruments());
    private Tick[] ticks = {};
    private byte[] full = {};

    abstract int brackets();

    /** How far from the stream's first price the take profits begin. */
    long nearest() {
        return FAR;
    }

    Microstructure market() {
        return Microstructure.NONE;
    }

    @Setup
    public void make() {
        TickStream stream = new TickStream();
        Tick[] warm = stream.warmUp();
        ticks = stream.rest(RuleBenchmarks.TICKS);
        Tick last = warm[warm.length - 1];
        venue.on(last);
        for (int i = 0; i < brackets(); i++) {
            answered(venue.on(order(i, last)), 0);
        }
        answered(venue.on(ticks[0]), 4 * brackets());
        StateWriter state = new StateWriter();
        venue.save(state);
        full = state.bytes();
    }

    private static void answered(List<OrderEvent> events, int expected) {
        if (events.size() != expected) {
            throw new IllegalStateException("expected " + expected + " events, were " + events);
        }
    }

    private BracketOrder order(int number, Tick last) {
        long tick = 10 * E8.ONE / 100;
        long price = E8.nearestMultiple(last.priceE8(), tick);
        return new BracketOrder(
                TickStream.SYMBOL + "-" + number,
                TickStream.SYMBOL,
                Side.BUY,
                E8.ONE,
                price + FAR,
                price + nearest() + number * tick,
                price - FAR - number * tick,
                number,
                last.tradeId() + 1,
                last.eventTimeMicros(),
                Long.MAX_VALUE,
                0);
    }

    @Setup(Level.Invocation)
    public void restore() {
        venue.restore(new StateReader(full));
    }

    long run() {
        long events = 0;
        for (Tick tick : ticks) {
            events += venue.on(tick).size();
        }
        return events;
    }

    /** Nothing rests. */
    public static class None extends Resting {
        @Override
        int brackets() {
            return 0;
        }
    }

    /** Ten brackets. */
    public static class Ten extends Resting {
        @Override
        int brackets() {
            return 10;
        }
    }

    /** A thousand. */
    public static class Thousand extends Resting {
        @Override
        int brackets() {
            return 1_000;
        }
    }

    /** A thousand, a hundred of them traded through by every tick, of which so small a share is theirs that none fills. */
    public static class TradedThrough extends Thousand {
        @Override
        long nearest() {
            return -10 * E8.ONE;
        }

        @Override
        Microstructure market() {
            return new Microstructure(0, Microstructure.ENDLESS, false, new QueueModel.RiskAverse(), 1);
        }
    }
}
