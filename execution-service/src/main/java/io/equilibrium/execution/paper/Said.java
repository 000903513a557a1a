package io.equilibrium.execution.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Messages as a part of a state's bytes: in the shape that they have on their topic. */
final class Said {
    private Said() {}

    static void save(Collection<? extends Message> messages, StateWriter state) {
        state.putInt(messages.size());
        messages.forEach(message -> state.putString(new String(Messages.encode(message), UTF_8)));
    }

    static <M extends Message> List<M> restore(StateReader state, Class<M> type) {
        List<M> messages = new ArrayList<>();
        for (int left = state.getInt(); left > 0; left--) {
            messages.add(type.cast(Messages.decode(state.getString().getBytes(UTF_8))));
        }
        return messages;
    }
}
