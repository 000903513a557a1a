package io.equilibrium.servicekit;

import io.equilibrium.contract.Topics;
import java.util.List;
import java.util.stream.Stream;

/** What an engine reads and what it may write; a service states it as a bean beside its {@link EngineHandler}. */
public record EngineTopics(List<Input> inputs, List<String> outputs) {
    /** A topic that is read whole, every partition; a journalled one is kept in the inbox, record for record. */
    public record Input(String topic, boolean journalled) {}

    public EngineTopics {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("inputs must not be empty");
        }
    }

    /** A topic whose records go through the inbox. */
    public static Input journalled(String topic) {
        return new Input(topic, true);
    }

    /** A topic whose records are too many for the inbox, and are read again from the topic. */
    public static Input unjournalled(String topic) {
        return new Input(topic, false);
    }

    /** Every topic the outbox may name: the outputs, and the dead letters of the inputs. */
    public List<String> written() {
        return Stream.concat(outputs.stream(), inputs.stream().map(Input::topic).map(Topics::deadLetters))
                .distinct()
                .toList();
    }
}
