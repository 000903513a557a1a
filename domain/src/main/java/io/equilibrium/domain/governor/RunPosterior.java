package io.equilibrium.domain.governor;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Arrays;

/**
 * The exact posterior of when the present run began and which tilt it has, but for the longest runs while they have less
 * than 1e-6 together. A run is told by its first bit: run i has the bits from i to the last, the newest has none yet. O(runs
 * × tilts) a bit; allocates only when it grows.
 */
final class RunPosterior {
    static final double DROPPED = 1e-6;
    private static final int TILTS = TiltGrid.SIZE;

    private final TiltGrid grid;
    private final Hazard hazard;
    private final double[] likelihoods = new double[TILTS];
    /** The posterior of the tilt of the next bit. */
    private final double[] tilts = new double[TILTS];

    private int first;
    private int newest;
    private boolean[] bits = new boolean[256];
    private double[] fair = new double[256];
    /** Of run i, its posterior probability. */
    private double[] mass = new double[256];
    /** Of run i, the posterior of its tilts, which sum to 1. */
    private double[] given = new double[256 * TILTS];

    RunPosterior(GovernorSettings settings) {
        this.grid = new TiltGrid(settings);
        this.hazard = new Hazard(settings.meanRuns());
        reset();
    }

    void reset() {
        first = 0;
        newest = 0;
        mass[0] = 1;
        begin(0);
        tally();
    }

    void on(boolean continuation, double fairContinuation) {
        bits[newest] = continuation;
        fair[newest] = fairContinuation;
        grid.likelihoods(continuation, fairContinuation, likelihoods);
        double total = 0;
        double changed = 0;
        for (int run = first; run <= newest; run++) {
            double joint = mass[run] * observe(run);
            double ending = joint * hazard.after(newest - run + 1);
            total += joint;
            changed += ending;
            mass[run] = joint - ending;
        }
        makeRoom();
        newest++;
        mass[newest] = changed;
        begin(newest);
        for (int run = first; run <= newest; run++) {
            mass[run] /= total;
        }
        dropTail();
        tally();
    }

    private void begin(int run) {
        for (int i = 0; i < TILTS; i++) {
            given[run * TILTS + i] = grid.prior(i);
        }
    }

    /** Takes the bit into a run's tilts; returns how likely the run made it. */
    private double observe(int run) {
        int at = run * TILTS;
        double likelihood = 0;
        for (int i = 0; i < TILTS; i++) {
            given[at + i] *= likelihoods[i];
            likelihood += given[at + i];
        }
        double scale = 1 / likelihood;
        for (int i = 0; i < TILTS; i++) {
            given[at + i] *= scale;
        }
        return likelihood;
    }

    private void dropTail() {
        double tail = 0;
        while (tail + mass[first] < DROPPED) {
            tail += mass[first++];
        }
        if (tail > 0) {
            for (int run = first; run <= newest; run++) {
                mass[run] /= 1 - tail;
            }
        }
    }

    private void makeRoom() {
        int end = newest + 1;
        if (end < mass.length) {
            return;
        }
        int runs = end - first;
        boolean isFull = runs > mass.length / 2;
        int capacity = isFull ? 2 * mass.length : mass.length;
        bits = moved(bits, isFull ? new boolean[capacity] : bits, runs);
        fair = moved(fair, isFull ? new double[capacity] : fair, 1, runs);
        mass = moved(mass, isFull ? new double[capacity] : mass, 1, runs);
        given = moved(given, isFull ? new double[capacity * TILTS] : given, TILTS, runs);
        newest -= first;
        first = 0;
    }

    private boolean[] moved(boolean[] from, boolean[] to, int runs) {
        System.arraycopy(from, first, to, 0, runs);
        return to;
    }

    private double[] moved(double[] from, double[] to, int width, int runs) {
        System.arraycopy(from, first * width, to, 0, runs * width);
        return to;
    }

    private void tally() {
        Arrays.fill(tilts, 0);
        for (int run = first; run <= newest; run++) {
            int at = run * TILTS;
            for (int i = 0; i < TILTS; i++) {
                tilts[i] += mass[run] * given[at + i];
            }
        }
    }

    /** The probability that the present run has this many bits. */
    double runLength(int length) {
        int run = newest - length;
        return run >= first && run <= newest ? mass[run] : 0;
    }

    double meanRun() {
        double mean = 0;
        for (int run = first; run <= newest; run++) {
            mean += mass[run] * (newest - run);
        }
        return mean;
    }

    double meanTilt() {
        double mean = 0;
        for (int i = 0; i < TILTS; i++) {
            mean += tilts[i] * TiltGrid.tilt(i);
        }
        return mean;
    }

    /** The probability of a tilt beyond the margin, on the side of the sign. */
    double beyond(int sign) {
        double beyond = 0;
        for (int i = 0; i < TILTS; i++) {
            beyond += grid.isBeyond(i, sign) ? tilts[i] : 0;
        }
        return beyond;
    }

    /** Among so many last bits, as far as they are remembered. */
    int continuations(int last) {
        int continuations = 0;
        for (int at = Math.max(first, newest - last); at < newest; at++) {
            continuations += bits[at] ? 1 : 0;
        }
        return continuations;
    }

    // The tilts given a run follow from its bits, taken again in the same order.
    void save(StateWriter state) {
        state.putInt(newest - first);
        for (int run = first; run < newest; run++) {
            state.putBoolean(bits[run]).putDouble(fair[run]).putDouble(mass[run]);
        }
        state.putDouble(mass[newest]);
    }

    void restore(StateReader state) {
        reset();
        int count = state.getInt();
        if (count < 0) {
            throw new IllegalArgumentException("the state is damaged: " + count + " bits");
        }
        for (int at = 0; at < count; at++) {
            makeRoom();
            newest = at + 1;
            bits[at] = state.getBoolean();
            fair[at] = state.getDouble();
            mass[at] = state.getDouble();
            begin(newest);
            grid.likelihoods(bits[at], fair[at], likelihoods);
            for (int run = 0; run <= at; run++) {
                var _ = observe(run);
            }
        }
        mass[newest] = state.getDouble();
        tally();
    }
}
