package io.equilibrium.planted.domain.unit;

import java.util.concurrent.Executor;

final class Threads {
    private Threads() {}

    record AsThread(Thread thread) {}

    record AsPool(Executor pool) {}

    record AsMethod() {
        synchronized int value() {
            return 1;
        }
    }

    record AsBlock() {
        int value() {
            synchronized (AsBlock.class) {
                return 1;
            }
        }
    }
}
