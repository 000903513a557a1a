package io.equilibrium.risk;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The id of a command that can otherwise not be read. */
final class CommandId {
    private static final int LONGEST = 200;

    private CommandId() {}

    /** Empty when the bytes are no JSON with a command's id of one line. */
    static Optional<String> in(byte[] json) {
        try {
            return Optional.of(JsonMapper.shared()
                            .readTree(json)
                            .path("command")
                            .path("id")
                            .asString(""))
                    .filter(id -> !id.isBlank() && id.length() <= LONGEST)
                    .filter(id -> id.chars().noneMatch(Character::isISOControl));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
