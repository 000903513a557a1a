package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.servicekit.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the account has said since it was last asked: records for the topics, in order, and what to keep. */
public final class Said {
    private final Consumer<Message> listener;
    private final List<OutgoingRecord> records = new ArrayList<>();
    private final List<Message.BreakerMoved> moves = new ArrayList<>();
    private final List<Taken> commands = new ArrayList<>();
    private final List<Message.LimitChanged> limits = new ArrayList<>();
    private final List<Message.Denied> denials = new ArrayList<>();

    /** The listener hears every message for a topic. */
    public Said(Consumer<Message> listener) {
        this.listener = listener;
    }

    void say(String topic, Message message) {
        listener.accept(message);
        records.add(new OutgoingRecord(topic, message.key(), Messages.encode(message)));
    }

    void keep(Message.BreakerMoved move) {
        moves.add(move);
    }

    void keep(Taken command) {
        commands.add(command);
    }

    void keep(Message.LimitChanged change) {
        limits.add(change);
    }

    void keep(Message.Denied denial) {
        denials.add(denial);
    }

    public List<OutgoingRecord> takeRecords() {
        List<OutgoingRecord> taken = List.copyOf(records);
        records.clear();
        return taken;
    }

    /** What is to be kept in tables. */
    public Kept takeKept() {
        Kept taken = new Kept(moves, commands, limits, denials);
        clearKept();
        return taken;
    }

    /** Forgets what was not taken. */
    public void clear() {
        records.clear();
        clearKept();
    }

    private void clearKept() {
        moves.clear();
        commands.clear();
        limits.clear();
        denials.clear();
    }
}
