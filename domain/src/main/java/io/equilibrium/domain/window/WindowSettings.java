package io.equilibrium.domain.window;

/** The window's length in bits, the tail that is fat, the z that is a regime, and the sizes that flip a wave. */
public record WindowSettings(int length, double alpha, double regimeZ, int waveSizes) {
    public static final WindowSettings DEFAULT = new WindowSettings(20, 0.05, 1.28, 3);

    public WindowSettings {
        if (length < 2) {
            throw new IllegalArgumentException("window must be at least 2 bits, was " + length);
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, was " + alpha);
        }
        if (!(regimeZ > 0)) {
            throw new IllegalArgumentException("regime z must be above 0, was " + regimeZ);
        }
        if (waveSizes < 1) {
            throw new IllegalArgumentException("a wave must flip after at least 1 size, was " + waveSizes);
        }
    }

    public WindowSettings withLength(int bits) {
        return new WindowSettings(bits, alpha, regimeZ, waveSizes);
    }
}
