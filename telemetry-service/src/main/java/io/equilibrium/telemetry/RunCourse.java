package io.equilibrium.telemetry;

import io.equilibrium.contract.Message;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where a run has ended: it was seen whole when all its symbols have, on every stage that says so. */
final class RunCourse {
    private static final Set<Stage> BY_SYMBOL =
            Set.of(Stage.MARKS, Stage.STEPS, Stage.SIGNALS, Stage.APPROVED_ORDERS, Stage.DENIED_ORDERS, Stage.FILLS);

    private final Map<Stage, Set<String>> ended = new EnumMap<>(Stage.class);
    private int symbols;

    void on(Message.RunStarted started) {
        symbols = started.symbols();
    }

    void on(Stage stage, Message.RunEnded end) {
        ended.computeIfAbsent(stage, _ -> new HashSet<>()).add(end.symbol());
    }

    boolean isWhole() {
        return symbols > 0
                && endsOn(Stage.BREAKER_EVENTS).contains(Message.RunEnded.EVERY_SYMBOL)
                && BY_SYMBOL.stream().allMatch(stage -> endsOn(stage).size() == symbols);
    }

    private Set<String> endsOn(Stage stage) {
        return ended.getOrDefault(stage, Set.of());
    }
}
