package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import java.util.ArrayList;
import java.util.List;

/** A tape in memory, through some place written by an earlier attempt. */
public final class MemoryTape implements Tape {
    public final List<TapeEvent> events = new ArrayList<>();
    public final List<Message> marks = new ArrayList<>();
    List<RunId> givesUp = List.of();
    int uncommitted;
    boolean ended;
    private final long through;

    public MemoryTape(long through) {
        this.through = through;
    }

    @Override
    public long writtenThrough() {
        return through;
    }

    @Override
    public List<RunId> givesUp() {
        return givesUp;
    }

    @Override
    public void write(TapeEvent event) {
        assertThat(event.place()).isEqualTo(through + 1 + events.size());
        events.add(event);
        uncommitted++;
    }

    @Override
    public void write(Message message) {
        marks.add(message);
        uncommitted++;
    }

    @Override
    public void commit() {
        uncommitted = 0;
    }

    @Override
    public void end() {
        ended = true;
        commit();
    }

    @Override
    public void close() {}

    /** The marks without what may be said differently each time. */
    public List<Message> marked() {
        return marks.stream()
                .filter(mark -> !(mark instanceof Message.Progress) && !(mark instanceof Message.FeedChanged))
                .toList();
    }
}
