package io.equilibrium.domain.evidence;

import java.util.Arrays;

/**
 * Bets on one side for so many steps: whether wins ever exceed losses, and how likely that was given the fair probabilities
 * as they came (for fair coins 50 %, 62.5 %, 68.75 % and 75.4 % within 1, 3, 5 and 10).
 */
final class StreakTrial {
    private final int horizon;
    /** By losses less wins, the fair probability of being there and never in plus; with an empty place at the end. */
    private final double[] behind;

    private final double[] next;
    private double fairInPlus;
    private int bets;
    private int score;
    private boolean inPlus;
    private boolean open;

    StreakTrial(int horizon) {
        this.horizon = horizon;
        this.behind = new double[horizon + 2];
        this.next = new double[horizon + 2];
    }

    /** Begins, unless one is open: trials do not overlap. */
    void begin() {
        if (open) {
            return;
        }
        open = true;
        bets = 0;
        score = 0;
        inPlus = false;
        fairInPlus = 0;
        Arrays.fill(behind, 0);
        behind[0] = 1;
    }

    void abandon() {
        open = false;
    }

    /** The next bet; the last one is told to the tally. */
    void on(boolean won, double fairWin, CellTally tally) {
        if (!open) {
            return;
        }
        fairInPlus += behind[0] * fairWin;
        next[0] = behind[1] * fairWin;
        for (int at = 1; at <= horizon; at++) {
            next[at] = behind[at + 1] * fairWin + behind[at - 1] * (1 - fairWin);
        }
        System.arraycopy(next, 0, behind, 0, horizon + 1);
        score += won ? 1 : -1;
        inPlus |= score > 0;
        if (++bets == horizon) {
            open = false;
            tally.add(fairInPlus, inPlus);
        }
    }
}
