package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.gate.Stage;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.signal.StrategySettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is shown of this instance's symbols, and of no others. */
class StrategyBoardTest {
    private static final RunId RUN = new RunId(7);
    private static final GoldenTicks GOLDEN = GoldenTicks.of(7, "GOLDEN").first(1_000);

    private static StrategyStanding standing(RunId run, String symbol, int symbols, double evidence) {
        return new StrategyStanding(
                symbol,
                run,
                symbols,
                StrategySettings.DEFAULT,
                new Evidence(null, null, new GateReading(Stage.SHADOW, evidence, 0, 1, 9, null)),
                false,
                false,
                false);
    }

    @Test
    void whoStandsOutDependsOnAllThatTheRunTriesThoughOthersAreElsewhere() {
        StrategyBoard board = new StrategyBoard();
        board.put(standing(RUN, "A", 4, 81));
        board.put(standing(RUN, "B", 4, 39));
        board.put(standing(new RunId(6), "C", 1, 25));
        // 4 / 0.05 is 80, and for the second 40.
        assertThat(board.standingOut(RUN)).containsExactly("A");
        board.put(standing(RUN, "B", 4, 41));
        assertThat(board.standingOut(RUN)).containsExactly("A", "B");
        assertThat(board.standingOut(new RunId(6))).containsExactly("C");
    }

    @Test
    void symbolsThatHaveGoneToAnotherInstanceAreNotShownAndEndedOnesAreAfterARestart() {
        Driver before = new Driver(StrategySettings.DEFAULT);
        before.take(GOLDEN.tape());
        assertThat(before.metrics.board().has("GOLDEN")).isTrue();
        Map<String, byte[]> state = before.state();
        before.close();
        assertThat(before.metrics.board().all()).isEmpty();
        try (Driver after = new Driver(StrategySettings.DEFAULT)) {
            state.forEach(after.store()::put);
            after.pass(Duration.ofMillis(60));
            assertThat(after.metrics.board().of("GOLDEN"))
                    .hasValueSatisfying(standing -> assertThat(standing.ended()).isTrue());
            assertThat(after.said("steps")).isEmpty();
        }
    }
}
