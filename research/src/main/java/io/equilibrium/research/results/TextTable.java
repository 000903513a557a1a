package io.equilibrium.research.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text, the first on the left, the others on the right; a head may have several lines. */
final class TextTable {
    private static final String RULE = "";

    private final List<List<String>> lines = new ArrayList<>();
    private final int columns;

    TextTable(List<String> heads) {
        this.columns = heads.size();
        int height = heads.stream()
                .mapToInt(head -> (int) head.lines().count())
                .max()
                .orElse(1);
        for (int line = 0; line < height; line++) {
            int at = line;
            lines.add(heads.stream().map(head -> headLine(head, at, height)).toList());
        }
        rule();
    }

    // Heads stand on the rule.
    private static String headLine(String head, int line, int height) {
        List<String> parts = head.lines().toList();
        int at = line - (height - parts.size());
        return at < 0 ? "" : parts.get(at);
    }

    void row(List<String> cells) {
        lines.add(List.copyOf(cells));
    }

    void rule() {
        lines.add(List.of(RULE));
    }

    String render() {
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        int width = Arrays.stream(widths).sum() + 2 * (columns - 1);
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append(line.size() == 1 ? "-".repeat(width) : line(line, widths))
                    .append('\n');
        }
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            text.append(i == 0 ? cells.get(i) + padding : "  " + padding + cells.get(i));
        }
        return text.toString().stripTrailing();
    }
}
