package io.equilibrium.domain.evidence;

import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.WindowStatistics;

/** Counts what a strategy said of one history, whether that happened or is a surrogate; counts of several symbols add up. */
public final class StrategyTally {
    private long steps;
    private long bits;
    private long continuations;
    private long windows;
    private long fatWindows;
    private double largestZ;
    private long events;
    private long eventsWon;
    private long bets;
    private long betsWon;

    public void on(StepSignals said) {
        steps++;
        BehaviourBit bit = said.made().bit();
        if (bit != null) {
            bits++;
            continuations += bit.behaviour() == Behaviour.CONTINUATION ? 1 : 0;
        }
        WindowStatistics window = said.made().window();
        if (window != null) {
            windows++;
            fatWindows += window.fatTail() ? 1 : 0;
            largestZ = Math.max(largestZ, Math.abs(window.z()));
        }
        for (SignalEvent signal : said.signals()) {
            if (signal instanceof SignalEvent.SeriesEnded ended) {
                events++;
                eventsWon += ended.won() ? 1 : 0;
                bets += ended.bets().size();
                betsWon += ended.betsWon();
            }
        }
    }

    public void add(StrategyTally other) {
        steps += other.steps;
        bits += other.bits;
        continuations += other.continuations;
        windows += other.windows;
        fatWindows += other.fatWindows;
        largestZ = Math.max(largestZ, other.largestZ);
        events += other.events;
        eventsWon += other.eventsWon;
        bets += other.bets;
        betsWon += other.betsWon;
    }

    public long steps() {
        return steps;
    }

    public long bits() {
        return bits;
    }

    public long windows() {
        return windows;
    }

    public long events() {
        return events;
    }

    /** NaN without events. */
    public double winRate() {
        return share(eventsWon, events);
    }

    /** The share of bets won; NaN without bets. */
    public double betWinRate() {
        return share(betsWon, bets);
    }

    public long fatWindows() {
        return fatWindows;
    }

    /** The largest |z| of a window, 0 without windows. */
    public double largestZ() {
        return largestZ;
    }

    /** The share of bits that are continuations; NaN without bits. */
    public double continuationShare() {
        return share(continuations, bits);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : part / (double) whole;
    }
}
