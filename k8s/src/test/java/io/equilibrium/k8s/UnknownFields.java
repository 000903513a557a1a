package io.equilibrium.k8s;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What fabric8's models keep aside instead of refusing it: fields that the API does not know, anywhere in an object. */
final class UnknownFields {
    private static final String ASIDE = "getAdditionalProperties";

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /** Their paths. */
    static List<String> in(Object object) {
        UnknownFields fields = new UnknownFields();
        fields.walk("", object);
        return fields.found;
    }

    private void walk(String path, Object value) {
        switch (value) {
            case null -> {}
            // The shapes of OperatorShapes refuse by themselves, and hold models that do not.
            case Record shape ->
                Stream.of(shape.getClass().getRecordComponents())
                        .forEach(part -> walk(path + "." + part.getName(), call(part.getAccessor(), shape)));
            case Collection<?> all -> {
                int at = 0;
                for (Object one : all) {
                    walk(path + "[" + at++ + "]", one);
                }
            }
            case Map<?, ?> all -> all.forEach((key, one) -> walk(path + "." + key, one));
            case Object model when model.getClass().getName().startsWith("io.fabric8.") -> fields(path, model);
            default -> {}
        }
    }

    private void fields(String path, Object model) {
        for (Method method : model.getClass().getMethods()) {
            if (method.getParameterCount() != 0 || !method.getName().startsWith("get")) {
                continue;
            }
            Object value = call(method, model);
            if (!method.getName().equals(ASIDE)) {
                walk(path + "." + method.getName().substring(3), value);
            } else if (value instanceof Map<?, ?> aside) {
                aside.keySet().forEach(key -> found.add(path + "." + key));
            }
        }
    }

    private static Object call(Method method, Object model) {
        try {
            return method.invoke(model);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(method.toString(), hidden);
        }
    }
}
