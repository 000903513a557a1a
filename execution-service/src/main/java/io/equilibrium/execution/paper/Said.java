package io.equilibrium.execution.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** A message as a part of a state's bytes: in the shape that it has on its topic. */
final class Said {
    private Said() {}

    static void put(Message message, StateWriter state) {
        state.putString(new String(Messages.encode(message), UTF_8));
    }

    static <M extends Message> M get(StateReader state, Class<M> type) {
        return type.cast(Messages.decode(state.getString().getBytes(UTF_8)));
    }
}
