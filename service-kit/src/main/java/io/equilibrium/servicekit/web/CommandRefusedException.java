package io.equilibrium.servicekit.web;

import java.util.Map;

/** What a person's command would change does not allow it. */
public final class CommandRefusedException extends RuntimeException {
    private final String id;

    public CommandRefusedException(String id, String why) {
        super(why);
        this.id = id;
    }

    Map<String, Object> properties() {
        return Map.of("command", id);
    }
}
