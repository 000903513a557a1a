package io.equilibrium.telemetry;

import io.equilibrium.contract.Topics;
import java.util.Arrays;
import java.util.Optional;

/** The stages of the road that are watched, by their topics. */
enum Stage {
    TICKS(Topics.TICKS),
    MARKS(Topics.MARKS),
    STEPS(Topics.STEPS),
    SIGNALS(Topics.SIGNALS),
    APPROVED_ORDERS(Topics.APPROVED_ORDERS),
    DENIED_ORDERS(Topics.DENIED_ORDERS),
    BREAKER_EVENTS(Topics.BREAKER_EVENTS),
    FILLS(Topics.FILLS),
    COMMANDS(Topics.COMMANDS);

    private final String topic;

    Stage(String topic) {
        this.topic = topic;
    }

    String topic() {
        return topic;
    }

    static Optional<Stage> of(String topic) {
        return Arrays.stream(values())
                .filter(stage -> stage.topic.equals(topic))
                .findFirst();
    }
}
