package io.equilibrium.gateway;

import org.apache.kafka.common.KafkaException;

/** The tape was opened by another since, or what was written was ended by the broker; it must be opened anew. */
public final class TapeLostException extends KafkaException {
    public TapeLostException(Throwable cause) {
        super("the tape was lost: " + cause.getMessage(), cause);
    }
}
