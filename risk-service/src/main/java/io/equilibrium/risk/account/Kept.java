package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import java.util.List;

/** What happened since the last transaction that tables keep for people, each in its order. */
public record Kept(
        List<Message.BreakerMoved> moves,
        List<Taken> commands,
        List<Message.LimitChanged> limits,
        List<Message.Denied> denials) {
    public Kept {
        moves = List.copyOf(moves);
        commands = List.copyOf(commands);
        limits = List.copyOf(limits);
        denials = List.copyOf(denials);
    }
}
