package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON of records that must be whole: a property that is missing, null, twice there or of another kind is refused. */
final class StrictJson {
    private StrictJson() {}

    static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
                .changeDefaultNullHandling(nulls -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** What is wrong and where, as in {@code instruments[2].lotStep}. */
    static String words(JacksonException broken) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference reference : broken.getPath()) {
            place.append(
                    reference.getPropertyName() == null
                            ? "[" + reference.getIndex() + "]"
                            : "." + reference.getPropertyName());
        }
        String where = place.isEmpty() ? "" : place.substring(place.charAt(0) == '.' ? 1 : 0) + ": ";
        return where + broken.getOriginalMessage();
    }
}
