package io.equilibrium.domain.evidence;

import java.util.LinkedHashMap;
import java.util.Map;

/** After each pattern of the last 1 to 8 bits, oldest first: how often the next bit is a one. */
final class PatternTable {
    private static final int LONGEST = 8;

    private final String name;
    private final CellTally[][] tallies = new CellTally[LONGEST + 1][];
    private int pattern;
    private int length;

    PatternTable(String name) {
        this.name = name;
        for (int n = 1; n <= LONGEST; n++) {
            tallies[n] = new CellTally[1 << n];
            for (int i = 0; i < 1 << n; i++) {
                tallies[n][i] = new CellTally();
            }
        }
    }

    void forget() {
        length = 0;
    }

    /** The next bit counts for the patterns before it, unless it was certain; then it belongs to patterns itself. */
    void on(boolean one, double fair) {
        if (fair > 0 && fair < 1) {
            for (int n = 1; n <= length; n++) {
                tallies[n][pattern & (1 << n) - 1].add(fair, one);
            }
        }
        push(one);
    }

    void push(boolean one) {
        pattern = (pattern << 1 | (one ? 1 : 0)) & (1 << LONGEST) - 1;
        length = Math.min(length + 1, LONGEST);
    }

    InstrumentTable table() {
        Map<String, CellTally> cells = new LinkedHashMap<>();
        for (int n = 1; n <= LONGEST; n++) {
            for (int i = 0; i < 1 << n; i++) {
                cells.put(Integer.toBinaryString(1 << n | i).substring(1), tallies[n][i]);
            }
        }
        return InstrumentTable.of(name, cells);
    }
}
