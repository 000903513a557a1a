package io.equilibrium.domain.gate;

/** The parts of a capital that are staked, each by a better of its own: none need be right, one is always near. */
final class Stakes {
    static final int COUNT = 5;

    static final double BOLDEST = 0.4;

    private static final double[] PARTS = {0.02, 0.05, 0.1, 0.2, BOLDEST};

    private Stakes() {}

    static double part(int better) {
        return PARTS[better];
    }
}
