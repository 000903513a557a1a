package io.equilibrium.research.surrogate;

/**
 * How the variance of moves grows with their number: of b moves together over b times that of one (Lo and MacKinlay 1988),
 * without a mean. 1 where moves do not depend on each other, below it where they bounce.
 */
final class VarianceRatio {
    private static final double WITHIN = 0.10;

    private VarianceRatio() {}

    /** Of whole blocks that do not overlap; NaN without one that moves. */
    static double of(double[] moves, int block) {
        int blocks = moves.length / block;
        double each = 0;
        double together = 0;
        for (int i = 0; i < blocks; i++) {
            double sum = 0;
            for (int j = i * block; j < (i + 1) * block; j++) {
                sum += moves[j];
                each += moves[j] * moves[j];
            }
            together += sum * sum;
        }
        return each > 0 ? together / each : Double.NaN;
    }

    /**
     * The shortest block, of powers of two, from which on the ratio stays within 10 % of the one at the horizon; the horizon
     * itself where none does.
     */
    static int shortestBlock(double[] moves, int horizon) {
        int longest = Integer.highestOneBit(Math.max(1, horizon));
        double wanted = of(moves, longest);
        int shortest = longest;
        while (shortest > 1 && Math.abs(of(moves, shortest / 2) / wanted - 1) <= WITHIN) {
            shortest /= 2;
        }
        return shortest;
    }
}
