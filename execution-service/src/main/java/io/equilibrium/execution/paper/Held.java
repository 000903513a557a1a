package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import java.util.Comparator;

/** An order or a flattening that the venue is told before the first tick at or after a place; the number keeps the order. */
record Held(long turn, long number, Message decided) implements Comparable<Held> {
    private static final Comparator<Held> ORDER =
            Comparator.comparingLong(Held::turn).thenComparingLong(Held::number);

    @Override
    public int compareTo(Held other) {
        return ORDER.compare(this, other);
    }
}
