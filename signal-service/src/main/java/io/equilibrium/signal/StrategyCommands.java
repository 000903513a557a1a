package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.StrategyChange;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.contract.StrategyField;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What people want of one symbol's strategy: carried out once and answered; one that comes again, as the first was. */
final class StrategyCommands {
    private static final int MOST_REMEMBERED = 16;
    private static final int LONGEST = 200;
    private static final Set<String> OPERATORS = Set.of("OPERATOR", "ADMIN");

    private final StrategySettings configured;
    private final StrategyEngine engine;
    private final Map<StrategyField, String> changed = new EnumMap<>(StrategyField.class);
    private final Map<String, Message.StrategyAnswered> answered = new LinkedHashMap<>();

    /** The engine is as it was configured, or about to be restored. */
    StrategyCommands(StrategySettings configured, StrategyEngine engine) {
        this.configured = configured;
        this.engine = engine;
    }

    /** Carries it out at this place, unless it was before. */
    Message.StrategyAnswered on(Message.StrategyCommanded commanded, long place) {
        StrategyCommand command = commanded.command();
        Message.StrategyAnswered before = answered.get(command.id());
        if (before != null) {
            return before;
        }
        Message.StrategyAnswered answer = refusal(command)
                .map(why -> new Message.StrategyAnswered(commanded.run(), place, command, false, why))
                .orElseGet(() -> carriedOut(commanded, place));
        remember(answer);
        return answer;
    }

    /** Why it may not be carried out, wherever it came from. */
    static Optional<String> refusal(StrategyCommand command) {
        if (!Stream.of(command.id(), command.symbol(), command.actor(), command.role(), command.reason())
                .allMatch(StrategyCommands::isOneLine)) {
            return Optional.of(
                    "id, symbol, actor, role and reason must each be one line of at most " + LONGEST + " characters");
        }
        return OPERATORS.contains(command.role())
                ? Optional.empty()
                : Optional.of("the role " + command.role() + " may not " + command.action() + " a strategy");
    }

    private static boolean isOneLine(String text) {
        return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private Message.StrategyAnswered carriedOut(Message.StrategyCommanded commanded, long place) {
        StrategyCommand command = commanded.command();
        try {
            String said = switch (command.action()) {
                case PAUSE -> pause();
                case RESUME -> resume();
                case CHANGE -> change(StrategyChange.of(command.settings()));
            };
            return new Message.StrategyAnswered(commanded.run(), place, command, true, said);
        } catch (IllegalArgumentException broken) {
            return new Message.StrategyAnswered(
                    commanded.run(), place, command, false, String.valueOf(broken.getMessage()));
        }
    }

    private String pause() {
        boolean was = engine.isPaused();
        engine.pause();
        return was ? "the strategy was paused already" : "the strategy is paused now";
    }

    private String resume() {
        boolean was = engine.isPaused();
        engine.resume();
        return was ? "the strategy goes on now" : "the strategy was not paused";
    }

    private String change(StrategyChange change) {
        Map<StrategyField, String> all = new EnumMap<>(StrategyField.class);
        all.putAll(changed);
        all.putAll(change.fields());
        StrategySettings other = new StrategyChange(all).of(configured);
        if (other.equals(engine.settings())) {
            return "the strategy was so already";
        }
        engine.change(other);
        changed.putAll(change.fields());
        return "the strategy is another now, and its evidence begins at 1";
    }

    private void remember(Message.StrategyAnswered answer) {
        answered.put(answer.command().id(), answer);
        if (answered.size() > MOST_REMEMBERED) {
            answered.remove(answered.keySet().iterator().next());
        }
    }

    void save(StateWriter state) {
        state.putInt(changed.size());
        changed.forEach((field, text) -> state.putEnum(field).putString(text));
        state.putInt(answered.size());
        answered.values()
                .forEach(answer -> state.putString(new String(Messages.encode(answer), StandardCharsets.UTF_8)));
    }

    /** Makes the engine the one whose state may be restored then. */
    void restore(StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            changed.put(state.getEnum(StrategyField.class), state.getString());
        }
        if (!changed.isEmpty()) {
            engine.change(new StrategyChange(changed).of(configured));
        }
        for (int left = state.getInt(); left > 0; left--) {
            remember(
                    (Message.StrategyAnswered) Messages.decode(state.getString().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
