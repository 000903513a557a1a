package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What risk decided of a symbol and the venue has yet to be told, when the trades and times come to it. */
final class Decisions {
    private final Deque<Message.Approved> orders = new ArrayDeque<>();
    private final List<Message.Flatten> flattens = new ArrayList<>();

    void add(Message.Approved order) {
        orders.add(order);
    }

    void add(Message.Flatten flatten) {
        flattens.add(flatten);
    }

    int size() {
        return orders.size() + flattens.size();
    }

    boolean isEmpty() {
        return orders.isEmpty() && flattens.isEmpty();
    }

    /** The next order that this trade, or one before it, decided. */
    Message.@Nullable Approved orderBefore(long tradeId) {
        Message.Approved next = orders.peek();
        return next != null && next.order().tradeId() <= tradeId ? orders.poll() : null;
    }

    /** The flattenings decided up to a time; what remains is of later times. */
    void flattensUntil(long micros, Consumer<Message.Flatten> told) {
        flattens.removeIf(flatten -> {
            boolean due = flatten.timeMicros() <= micros;
            if (due) {
                told.accept(flatten);
            }
            return due;
        });
    }

    void clear() {
        orders.clear();
        flattens.clear();
    }

    void save(StateWriter state) {
        Said.save(orders, state);
        Said.save(flattens, state);
    }

    void restore(StateReader state) {
        clear();
        Said.restore(state, Message.Approved.class).forEach(orders::add);
        Said.restore(state, Message.Flatten.class).forEach(flattens::add);
    }
}
