package io.equilibrium.planted.domain.unit;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

final class TakesAChance {
    private TakesAChance() {}

    record AsUuid(UUID value) {
        AsUuid() {
            this(UUID.randomUUID());
        }
    }

    record AsDouble(double value) {
        AsDouble() {
            this(Math.random());
        }
    }

    record AsRandom(Random value) {
        AsRandom() {
            this(new Random());
        }
    }

    record AsThreadLocalRandom(int value) {
        AsThreadLocalRandom() {
            this(ThreadLocalRandom.current().nextInt());
        }
    }
}
