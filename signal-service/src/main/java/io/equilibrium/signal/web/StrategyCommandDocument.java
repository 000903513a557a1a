package io.equilibrium.signal.web;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.StrategyCommand;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A command to a strategy and what became of it: behind which place of which run it acts, whether it was done, and a sentence. */
public record StrategyCommandDocument(
        String id,
        StrategyCommand.Action action,
        String symbol,
        Map<String, String> settings,
        String actor,
        String role,
        String reason,
        Instant writtenAt,
        String run,
        long place,
        boolean done,
        String said) {
    public StrategyCommandDocument {
        settings = Map.copyOf(settings);
    }

    public static StrategyCommandDocument of(Message.StrategyAnswered answer) {
        StrategyCommand command = answer.command();
        return new StrategyCommandDocument(
                command.id(),
                command.action(),
                command.symbol(),
                command.settings(),
                command.actor(),
                command.role(),
                command.reason(),
                Instant.EPOCH.plus(command.writtenMicros(), ChronoUnit.MICROS),
                answer.run().toString(),
                answer.place(),
                answer.done(),
                answer.said());
    }
}
