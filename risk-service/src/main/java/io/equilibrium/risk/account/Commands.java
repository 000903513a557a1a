package io.equilibrium.risk.account;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people want done: every command is judged, carried out once, and answered; one that comes again, as the first was. */
final class Commands {
    private static final int MOST_REMEMBERED = 256;

    private final CommandRules rules;
    private final Said said;
    private final Map<String, Message.CommandAnswered> answered = new LinkedHashMap<>();

    /** Entries can be paused of these symbols. */
    Commands(Set<String> symbols, Said said) {
        this.rules = new CommandRules(symbols);
        this.said = said;
    }

    /** Takes a command on the account as it stands. */
    void on(Message.Commanded commanded, Standing now) {
        Command command = commanded.command();
        Message.CommandAnswered before = answered.get(command.id());
        if (before != null) {
            said.say(Topics.BREAKER_EVENTS, before);
            return;
        }
        Message.CommandAnswered answer = answer(commanded, now);
        remember(answer);
        said.say(Topics.BREAKER_EVENTS, answer);
        said.keep(new Taken(command, answer, now.timeMicros()));
    }

    /** Answers a command that cannot be read; one that can be read may come under the same id. */
    void refuse(String id, String why, Standing now) {
        said.say(Topics.BREAKER_EVENTS, now.answer(id, false, why));
    }

    private Message.CommandAnswered answer(Message.Commanded commanded, Standing now) {
        Command command = commanded.command();
        Optional<String> refusal = rules.refusal(command).or(() -> now.refusal(commanded.run()));
        RunAccount account = now.account();
        if (refusal.isPresent() || account == null) {
            return now.answer(command.id(), false, refusal.orElse(Standing.NOTHING_YET));
        }
        try {
            return now.answer(command.id(), true, account.on(command, now.place()));
        } catch (IllegalArgumentException refused) {
            return now.answer(command.id(), false, String.valueOf(refused.getMessage()));
        }
    }

    private void remember(Message.CommandAnswered answer) {
        if (answer.commandId().length() > CommandRules.LONGEST) {
            return;
        }
        answered.put(answer.commandId(), answer);
        if (answered.size() > MOST_REMEMBERED) {
            answered.remove(answered.keySet().iterator().next());
        }
    }

    void forget() {
        answered.clear();
    }

    void save(StateWriter state) {
        state.putInt(answered.size());
        answered.values()
                .forEach(answer -> state.putLong(answer.run().value())
                        .putLong(answer.place())
                        .putString(answer.commandId())
                        .putBoolean(answer.done())
                        .putString(answer.said()));
    }

    void restore(StateReader state) {
        forget();
        for (int left = state.getInt(); left > 0; left--) {
            remember(new Message.CommandAnswered(
                    new RunId(state.getLong()),
                    state.getLong(),
                    state.getString(),
                    state.getBoolean(),
                    state.getString()));
        }
    }
}
