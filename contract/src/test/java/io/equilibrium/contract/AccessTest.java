package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static List<String> writersOf(String topic) {
        return Access.ALL.stream()
                .filter(access -> access.writes().contains(topic))
                .map(Access::service)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ticks, market-gateway",
        "marks, market-gateway",
        "runs, market-gateway",
        "steps, signal-service",
        "signals, signal-service",
        "strategy-events, signal-service",
        "approved-orders, risk-service",
        "denied-orders, risk-service",
        "breaker-events, risk-service",
        "fills, execution-service",
    })
    void aTopicHasOneWriter(String topic, String writer) {
        assertThat(writersOf(topic)).containsExactly(writer);
    }

    @Test
    void commandsComeFromThoseWhoseRestTakesThem() {
        assertThat(writersOf(Topics.COMMANDS)).containsExactly("signal-service", "risk-service");
    }

    @Test
    void nobodyUsesATopicThatIsNotMade() {
        assertThat(Access.ALL).allSatisfy(access -> {
            assertThat(Access.TOPICS).containsAll(access.writes());
            assertThat(Access.TOPICS).containsAll(access.reads());
        });
        assertThat(Access.TOPICS).hasSize(21).doesNotHaveDuplicates();
    }
}
