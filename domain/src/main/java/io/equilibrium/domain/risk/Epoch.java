package io.equilibrium.domain.risk;

/** How often any breaker of the account has moved: orders carry it, so that what was approved before a flattening is void. */
final class Epoch {
    private long moves;

    long next() {
        return ++moves;
    }

    long moves() {
        return moves;
    }

    void become(long restored) {
        moves = restored;
    }
}
