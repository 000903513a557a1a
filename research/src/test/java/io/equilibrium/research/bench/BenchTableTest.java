package io.equilibrium.research.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTableTest {
    @Test
    void eachRowStandsBesideItsFloor() {
        Map<Subject, Measured> measured = new EnumMap<>(Subject.class);
        measured.put(Subject.SCAN_PRICES, new Measured(100e6, 1e6, 0));
        measured.put(Subject.ROAD, new Measured(5e6, 1e6, 0));
        measured.put(Subject.READ_CSV, new Measured(6e6, 1e6, 0));
        measured.put(Subject.RUN_CSV, new Measured(4.5e6, 1e6, 0));
        measured.put(Subject.READ_PARQUET, new Measured(10e6, 1e6, 0));
        measured.put(Subject.OPEN_AND_RUN_PARQUET, new Measured(4e6, 1e6, 0));

        assertThat(BenchTable.of(measured).lines())
                .anyMatch(line -> line.startsWith("whole road") && line.endsWith(" 0.050"))
                .anyMatch(line -> line.startsWith("CSV, read through the whole road") && line.endsWith(" 0.750"))
                .anyMatch(line -> line.startsWith("Parquet, checked whole before") && line.endsWith(" 0.400"));
    }
}
