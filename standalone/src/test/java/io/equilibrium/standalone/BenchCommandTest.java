package io.equilibrium.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.standalone.BenchCommand.Started;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void takesTheMedianOfTimesAndOfMemoryEachForItself() {
        assertThat(BenchCommand.median(List.of(new Started(3, 10), new Started(1, 30), new Started(2, 20))))
                .isEqualTo(new Started(2, 20));
        assertThat(BenchCommand.median(List.of(new Started(9, 1), new Started(5, 7))))
                .isEqualTo(new Started(5, 1));
    }

    @Test
    void aLineTellsBothWaysOfAService() {
        List<Started> plain = Collections.nCopies(5, new Started(12_340, 300 * 1_024));
        List<Started> trained = Collections.nCopies(5, new Started(4_560, 250 * 1_024));
        assertThat(BenchCommand.table(plain, trained).lines())
                .hasSize(7)
                .contains("| risk-service | 12.3 | 4.6 | 300 | 250 |");
    }

    @Test
    void mustBeToldWhatToMeasure() {
        assertThat(Main.execute("bench")).isEqualTo(2);
        assertThat(Main.execute("bench", "--start", "--decisions")).isEqualTo(2);
        assertThat(Main.execute("bench", "--decisions", "--rate=0")).isEqualTo(2);
    }

    @Test
    void refusesNoRounds() {
        assertThat(Main.execute("bench", "--start", "--rounds=0")).isEqualTo(2);
    }
}
