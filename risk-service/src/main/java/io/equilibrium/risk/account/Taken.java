package io.equilibrium.risk.account;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import org.jspecify.annotations.Nullable;

/** A command that was taken, what became of it, and the event time at which; none before the first event. */
public record Taken(
        Command command,
        Message.CommandAnswered answer,
        @Nullable Long timeMicros) {}
