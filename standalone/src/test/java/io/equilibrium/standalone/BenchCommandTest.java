package io.equilibrium.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.standalone.BenchCommand.Started;
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
    void refusesNoRounds() {
        assertThat(Main.execute("bench", "--start", "--rounds=0")).isEqualTo(2);
    }
}
