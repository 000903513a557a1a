package io.equilibrium.research.report;

import io.equilibrium.research.report.Cell.NotEnough;
import io.equilibrium.research.report.Cell.Numeric;
import io.equilibrium.research.report.Cell.Text;
import io.equilibrium.research.report.Column.Kind;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A table of the page, which is a file of comma-separated values and one of JSON too, under its name. */
record DataTable(String name, String title, String note, List<Column> columns, List<List<Cell>> rows) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + ": a row of " + row.size() + " cells in " + columns.size() + " columns");
            }
        }
    }

    /** With a head; numbers in full, none where there is none. */
    String csv() {
        String head = columns.stream().map(Column::name).collect(Collectors.joining(",")) + "\n";
        return rows.stream()
                .map(row -> row.stream().map(DataTable::csv).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining("", head, ""));
    }

    private static String csv(Cell cell) {
        return switch (cell) {
            case Numeric number -> Double.isFinite(number.value()) ? plain(number.value()) : "";
            case Text text -> quoted(text.text());
            case NotEnough few -> quoted(few.shown(Kind.TEXT));
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** An object with the table's title and an array of objects, a row each. */
    String json() {
        ObjectNode table = JSON.createObjectNode();
        table.put("name", name).put("title", title).put("note", note);
        var array = table.putArray("rows");
        for (List<Cell> row : rows) {
            ObjectNode object = array.addObject();
            for (int i = 0; i < row.size(); i++) {
                put(object, columns.get(i).name(), row.get(i));
            }
        }
        return JSON.writeValueAsString(table) + "\n";
    }

    private static void put(ObjectNode object, String name, Cell cell) {
        switch (cell) {
            case Numeric number -> {
                if (Double.isFinite(number.value())) {
                    object.put(name, number.value());
                } else {
                    object.putNull(name);
                }
            }
            case Text text -> object.put(name, text.text());
            case NotEnough few -> object.put(name, few.shown(Kind.TEXT));
        }
    }
}
