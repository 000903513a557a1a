package io.equilibrium.domain.step;

/** The way a step went. */
public enum Direction {
    UP(1),
    DOWN(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** 1 for UP, -1 for DOWN. */
    public int sign() {
        return sign;
    }

    public Direction opposite() {
        return this == UP ? DOWN : UP;
    }
}
