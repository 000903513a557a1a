package io.equilibrium.research.report;

import java.util.List;

/**
 * What the page says, in its order.
 *
 * @param verdict the sentence above all others
 * @param verdicts one for each row, with those that survive first
 * @param warnings what is said in red
 * @param inputs files with their hashes
 * @param facts options, seed, version, and how surrogates were drawn
 */
record Sheet(
        String title,
        String verdict,
        List<String> verdicts,
        List<String> warnings,
        DataTable inputs,
        List<String> facts,
        List<DataTable> tables,
        List<Chart> charts) {
    Sheet {
        verdicts = List.copyOf(verdicts);
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
        charts = List.copyOf(charts);
    }
}
