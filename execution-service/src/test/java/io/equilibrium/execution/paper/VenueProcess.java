package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.Arrays;
import java.util.Random;

/** The venue with its positions on two topics, stored and published as the engine does it, and killed at any time. */
final class VenueProcess {
    private final TradingSettings settings;
    private final PaperVenue.Limits limits;
    private final Log<TapeEvent> ticks;
    private final Log<Message> decisions;
    private final Log<Message> fills;
    private Listener listener = new Listener();
    private PaperVenue venue;
    private int[] tickAt;
    private int[] decisionAt;
    private byte[] stored;
    private int[] storedTickAt;
    private int[] storedDecisionAt;

    VenueProcess(
            TradingSettings settings,
            PaperVenue.Limits limits,
            Log<TapeEvent> ticks,
            Log<Message> decisions,
            Log<Message> fills) {
        this.settings = settings;
        this.limits = limits;
        this.ticks = ticks;
        this.decisions = decisions;
        this.fills = fills;
        this.venue = fresh();
        this.tickAt = new int[ticks.partitions()];
        this.decisionAt = new int[decisions.partitions()];
        this.storedTickAt = tickAt.clone();
        this.storedDecisionAt = decisionAt.clone();
        this.stored = bytes();
    }

    private PaperVenue fresh() {
        listener = new Listener();
        return new PaperVenue(() -> new SimulatedVenue(settings.paper(), settings.instruments()), listener, limits);
    }

    private byte[] bytes() {
        StateWriter state = new StateWriter();
        venue.save(state);
        return state.bytes();
    }

    /** Handles a batch of what it has not paused, and stores when it has something to say, and now and then. */
    void turn(Random random, int most) {
        for (int i = 0; i < tickAt.length; i++) {
            int left = venue.full().contains(i) ? 0 : some(random, most);
            for (; left > 0 && tickAt[i] < ticks.partition(i).size(); left--) {
                venue.on(ticks.partition(i).get(tickAt[i]), i, tickAt[i]++);
            }
        }
        boolean sated = venue.isSated();
        for (int i = 0; i < decisionAt.length; i++) {
            int left = sated ? 0 : some(random, most);
            for (; left > 0 && decisionAt[i] < decisions.partition(i).size(); left--) {
                venue.on(decisions.partition(i).get(decisionAt[i]++));
            }
        }
        venue.settle();
        if (!listener.said.isEmpty() || random.nextInt(4) == 0) {
            store();
        }
    }

    private static int some(Random random, int most) {
        return most == Integer.MAX_VALUE ? most : random.nextInt(most + 1);
    }

    void store() {
        listener.said.forEach(message -> fills.add(message.key(), message));
        listener.said.clear();
        stored = bytes();
        storedTickAt = tickAt.clone();
        venue.firstUnseen().forEach((partition, offset) -> storedTickAt[partition] = Math.toIntExact(offset));
        storedDecisionAt = decisionAt.clone();
    }

    void kill() {
        venue = fresh();
        StateReader state = new StateReader(stored);
        venue.restore(state);
        state.end();
        tickAt = storedTickAt.clone();
        decisionAt = storedDecisionAt.clone();
    }

    /** How much it has read. */
    long read() {
        return (long) Arrays.stream(tickAt).sum() + Arrays.stream(decisionAt).sum();
    }

    @Override
    public String toString() {
        return "ticks read " + Arrays.toString(tickAt) + ", decisions read " + Arrays.toString(decisionAt)
                + ", waiting " + venue.waiting() + ", full " + venue.full() + ", sated " + venue.isSated();
    }
}
