package io.equilibrium.contract;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as JSON. What it reads must be whole: a property that is missing, null or of another kind is refused; one that
 * it does not know is passed over, so that a later writer may add some.
 */
public final class Messages {
    private static final JsonMapper JSON = StrictJson.mapper()
            .addMixIns(DomainShapes.MIX_INS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Messages() {}

    public static byte[] encode(Message message) {
        return JSON.writerFor(Message.class).writeValueAsBytes(message);
    }

    /**
     * Reads what {@link #encode} wrote, here or in another build of this version or an earlier one.
     *
     * @throws UnreadableMessageException if the bytes are no message of such a version
     */
    public static Message decode(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            bringToThisVersion(tree);
            return JSON.treeToValue(tree, Message.class);
        } catch (JacksonException unreadable) {
            throw new UnreadableMessageException("not a message: " + StrictJson.words(unreadable), unreadable);
        }
    }

    private static void bringToThisVersion(JsonNode tree) {
        if (!(tree instanceof ObjectNode message)) {
            throw new UnreadableMessageException("not a message: no JSON object");
        }
        JsonNode version = tree.path("version");
        if (!version.isInt() || !Upcast.isKnown(version.intValue())) {
            throw new UnreadableMessageException("not a message of a version up to " + Message.VERSION + ": version is "
                    + (version.isMissingNode() ? "missing" : version));
        }
        Upcast.upcast(message, version.intValue());
    }
}
