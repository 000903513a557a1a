package io.equilibrium.research.report;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chart of the page: an option of the charting library, whose drawing functions are named by words that the page's script knows. */
record Chart(String id, String title, String note, int height, String option) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** An option as it is written here, its places filled with JSON in order. */
    static String option(String template, Object... parts) {
        Object[] texts = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i] instanceof ArrayNode || parts[i] instanceof ObjectNode || parts[i] instanceof String
                    ? JSON.writeValueAsString(parts[i])
                    : parts[i];
        }
        return JSON.readTree(String.format(Locale.ROOT, template, texts)).toString();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array(double... values) {
        ArrayNode array = array();
        for (double value : values) {
            add(array, value);
        }
        return array;
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }
}
