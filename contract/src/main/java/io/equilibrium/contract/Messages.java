package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Messages as JSON. What it reads must be whole: a property that is missing, null or of another kind is refused; one that
 * it does not know is passed over, so that a later writer may add some.
 */
public final class Messages {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIns(DomainShapes.MIX_INS)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .changeDefaultNullHandling(nulls -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Messages() {}

    public static byte[] encode(Message message) {
        return JSON.writerFor(Message.class).writeValueAsBytes(message);
    }

    /**
     * Reads what {@link #encode} wrote, here or in another build of this version.
     *
     * @throws UnreadableMessageException if the bytes are no message of this version
     */
    public static Message decode(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            refuseOtherVersions(tree);
            return JSON.treeToValue(tree, Message.class);
        } catch (JacksonException unreadable) {
            throw new UnreadableMessageException(
                    "not a message: " + unreadable.getOriginalMessage() + " at " + unreadable.getPathReference(),
                    unreadable);
        }
    }

    private static void refuseOtherVersions(JsonNode tree) {
        if (!tree.isObject()) {
            throw new UnreadableMessageException("not a message: no JSON object");
        }
        JsonNode version = tree.path("version");
        if (!version.isInt() || version.intValue() != Message.VERSION) {
            throw new UnreadableMessageException("not a message of version " + Message.VERSION + ": version is "
                    + (version.isMissingNode() ? "missing" : version));
        }
    }
}
