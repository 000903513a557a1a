package io.equilibrium.research.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One file of HTML with everything in it: it needs no network. */
final class Page {
    private static final String LIBRARY_VERSION = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
    private static final int MOST_ROWS = 130;
    private static final int SHOWN_OF_LONG_ONES = 12;

    private final Sheet sheet;
    private final StringBuilder html = new StringBuilder();

    private Page(Sheet sheet) {
        this.sheet = sheet;
    }

    static String of(Sheet sheet) {
        Page page = new Page(sheet);
        page.write();
        return page.html.toString();
    }

    private void write() {
        line("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + escaped(sheet.title()) + "</title><style>" + resource("page.css") + "</style></head><body>");
        line("<h1>" + escaped(sheet.title()) + "</h1>");
        line("<p class=\"note\">Every number here is a file beside this page too, as CSV and as JSON.</p>");
        sheet.warnings().forEach(text -> line("<div class=\"warning\">" + escaped(text) + "</div>"));
        line("<div class=\"verdict\"><strong>" + escaped(sheet.verdict()) + "</strong>");
        line(
                "<p>An edge survives only if its surrogate p-value, corrected for every asset and setting on this page, is at"
                        + " most 0.05 and the lower bound of its net return per bet is above 0.</p>");
        line("<details><summary>Every asset and setting</summary>");
        items(sheet.verdicts());
        line("</details></div>");
        section("The study's table", "study");
        section("What a bet returns", "returns");
        section("Against surrogates", "surrogates", "win-rates", "null-");
        section("Resolution", "resolution");
        section("Money", "drag", "equity", "drawdown", "drag");
        section("The breakers' moves", "breaker");
        section("Bets that were denied", "denials");
        section("Steps", "", "price-", "entropy-", "boundary-");
        section("Where the grid begins", "phases", "phases");
        section("Which asset steps first", "lead-lag");
        section("Correlation of outcomes", "correlation");
        section("What it does to the portfolio", "portfolio");
        heading("Streaks, patterns, indices, months");
        line("<p class=\"note\">Of each asset, to unfold here, and each a file beside this page.</p>");
        sheet.tables().stream().filter(Page::isOfInstruments).forEach(this::folded);
        heading("Made of");
        table(sheet.inputs());
        items(sheet.facts());
        line("<p class=\"note\">Charts: Apache ECharts " + libraryVersion() + ", Apache License 2.0.</p>");
        sheet.charts()
                .forEach(chart -> line("<script type=\"application/json\" id=\"chart-" + chart.id() + "-option\">"
                        + chart.option().replace("<", "\\u003c") + "</script>"));
        line("<script>" + library() + "</script>");
        line("<script>" + resource("page.js") + "</script></body></html>");
    }

    private static boolean isOfInstruments(DataTable table) {
        return table.columns().getFirst().name().equals("cell");
    }

    /** A table and charts, if there are any. */
    private void section(String head, String tableName, String... chartPrefixes) {
        List<DataTable> tables = sheet.tables().stream()
                .filter(table -> table.name().equals(tableName))
                .toList();
        List<Chart> charts = Stream.of(chartPrefixes)
                .flatMap(prefix -> sheet.charts().stream()
                        .filter(chart -> prefix.endsWith("-")
                                ? chart.id().startsWith(prefix)
                                : chart.id().equals(prefix)))
                .toList();
        if (tables.isEmpty() && charts.isEmpty()) {
            return;
        }
        heading(head);
        charts.forEach(this::chart);
        tables.forEach(table -> {
            if (isFolded(table)) {
                folded(table);
            } else {
                table(table);
            }
        });
    }

    /** A long table whose charts say what matters. */
    private static boolean isFolded(DataTable table) {
        return table.name().equals("surrogates") || table.name().equals("phases");
    }

    private void heading(String head) {
        line("<h2>" + escaped(head) + "</h2>");
    }

    private void chart(Chart chart) {
        line("<figure><h3>" + escaped(chart.title()) + "</h3><p class=\"note\">" + escaped(chart.note()) + "</p>");
        line("<div class=\"chart\" id=\"chart-" + chart.id() + "\" style=\"height:" + chart.height()
                + "px\"></div></figure>");
    }

    private void items(List<String> texts) {
        line("<ul>");
        texts.forEach(text -> line("<li>" + escaped(text) + "</li>"));
        line("</ul>");
    }

    private void folded(DataTable table) {
        line("<details><summary>" + escaped(table.title()) + " (" + table.rows().size() + ")</summary>");
        table(table);
        line("</details>");
    }

    private void table(DataTable table) {
        boolean all = table.rows().size() <= MOST_ROWS;
        String files = table.name() + ".csv, " + table.name() + ".json";
        line("<p class=\"note\">" + escaped(table.note()) + " " + files
                + (all
                        ? ""
                        : "; here are the " + SHOWN_OF_LONG_ONES + " rows with the smallest p of "
                                + String.format(Locale.ROOT, "%,d", table.rows().size()))
                + ".</p>");
        line("<div class=\"scroll\"><table><thead><tr>");
        table.columns()
                .forEach(column -> line("<th class=\"" + style(column) + "\">" + escaped(column.head()) + "</th>"));
        line("</tr></thead><tbody>");
        List<List<Cell>> rows = all ? table.rows() : smallest(table);
        Cell group = Cell.NOTHING;
        for (List<Cell> row : rows) {
            boolean begins = !row.getFirst().equals(group) && row.size() > 2;
            group = row.getFirst();
            line("<tr" + (begins ? " class=\"group\"" : "") + ">" + cells(table.columns(), row) + "</tr>");
        }
        line("</tbody></table></div>");
    }

    private static List<List<Cell>> smallest(DataTable table) {
        int at = table.columns().stream().map(Column::name).toList().indexOf("p");
        Comparator<List<Cell>> byP = Comparator.comparingDouble(
                row -> at >= 0 && row.get(at) instanceof Cell.Numeric p ? p.value() : Double.POSITIVE_INFINITY);
        return table.rows().stream().sorted(byP).limit(SHOWN_OF_LONG_ONES).toList();
    }

    private static String cells(List<Column> columns, List<Cell> row) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            boolean few = row.get(i) instanceof Cell.NotEnough;
            cells.append("<td class=\"")
                    .append(few ? "few" : style(columns.get(i)))
                    .append("\">");
            cells.append(escaped(row.get(i).shown(columns.get(i).kind()))).append("</td>");
        }
        return cells.toString();
    }

    private static String style(Column column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case HASH -> "hash";
            case COUNT, SHARE, SIGNED_SHARE, P, FIGURE, NUMBER, BASIS_POINTS -> "number";
        };
    }

    private void line(String text) {
        html.append(text).append('\n');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String library() {
        return read("/META-INF/resources/webjars/echarts/" + libraryVersion() + "/dist/echarts.min.js")
                .replace("</script", "<\\/script");
    }

    /** Of the charting library, as its package says. */
    private static String libraryVersion() {
        return read(LIBRARY_VERSION)
                .lines()
                .filter(line -> line.startsWith("version="))
                .findFirst()
                .orElseThrow()
                .substring("version=".length())
                .strip();
    }

    private static String resource(String name) {
        return read("/io/equilibrium/research/report/" + name);
    }

    private static String read(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
