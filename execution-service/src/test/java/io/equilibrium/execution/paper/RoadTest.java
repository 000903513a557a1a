package io.equilibrium.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.execution.Killing;
import io.equilibrium.execution.Markets;
import io.equilibrium.execution.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Risk and the venue between real topics, moved on as chance has it, killed as chance has it, with room for little: the
 * venue says what the pipeline says, whatever made the breaker kill.
 */
class RoadTest {
    private static final RunId RUN = RunId.parse("9f86d081884c0001");
    private static final int BARS = 200;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    static Stream<Arguments> seedsAndPartitions() {
        return seeds().boxed().flatMap(seed -> Stream.of(Arguments.of(seed, 1), Arguments.of(seed, 3)));
    }

    private static Script script(long seed, TradingSettings settings) {
        return Script.of(RUN, Markets.ticks(seed, BARS), settings, 7, 20);
    }

    @Test
    void theMarketsKillByAStepByAMarkAndByAFill() {
        assertThat(seeds().mapToObj(seed -> Killing.in(Markets.ticks(seed, BARS), Markets.tight())))
                .doesNotContain(Optional.empty())
                .extracting(Optional::orElseThrow)
                .contains(Killing.values());
    }

    @ParameterizedTest
    @MethodSource("seedsAndPartitions")
    void theVenueSaysWhatThePipelineSays(long seed, int partitions) {
        Script script = script(seed, Markets.tight());
        Road road = new Road(script, Markets.tight(), seed, partitions, true);
        road.run();
        assertThat(road.said()).isEqualTo(road.expected());
        assertThat(road.restarts()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seedsAndPartitions")
    void theVenueSaysWhatThePipelineSaysInALifelikeMarket(long seed, int partitions) {
        Script script = script(seed, Markets.lifelike());
        Road road = new Road(script, Markets.lifelike(), seed, partitions, true);
        road.run();
        assertThat(road.said()).isEqualTo(road.expected());
        assertThat(road.restarts()).isPositive();
        assertThat(road.said().stream().flatMap(List::stream)).anyMatch(RoadTest::isInParts);
    }

    @ParameterizedTest
    @MethodSource("seedsAndPartitions")
    void theVenueSaysWhatThePipelineSaysOfTraps(long seed, int partitions) {
        TradingSettings trapped = Markets.entered(EntryStyle.TRAP);
        Script script = script(seed, trapped);
        Road road = new Road(script, trapped, seed, partitions, true);
        road.run();
        assertThat(road.said()).isEqualTo(road.expected());
        assertThat(road.restarts()).isPositive();
        assertThat(road.said().stream().flatMap(List::stream))
                .anyMatch(message -> message instanceof Message.Answered answered
                        && answered.event() instanceof OrderEvent.Expired expired
                        && expired.reason() == OrderEvent.ExpiryReason.RAN_AWAY);
    }

    @ParameterizedTest
    @MethodSource("seedsAndPartitions")
    void theVenueSaysWhatThePipelineSaysOfWhatIsCarried(long seed, int partitions) {
        TradingSettings carried = Markets.entered(EntryStyle.CARRIED);
        Script script = script(seed, carried);
        Road road = new Road(script, carried, seed, partitions, true);
        road.run();
        assertThat(road.said()).isEqualTo(road.expected());
        assertThat(road.restarts()).isPositive();
        assertThat(road.said().stream().flatMap(List::stream))
                .anyMatch(message -> message instanceof Message.Answered answered
                        && answered.event() instanceof OrderEvent.Filled filled
                        && filled.liquidity() == Liquidity.CARRIED);
    }

    private static boolean isInParts(Message message) {
        return message instanceof Message.Answered answered
                && answered.event() instanceof OrderEvent.Filled filled
                && !filled.completesLeg();
    }

    @ParameterizedTest
    @MethodSource("seedsAndPartitions")
    void theVenueSaysWhatThePipelineSaysThoughRiskDoesNotAwaitIt(long seed, int partitions) {
        Script script = script(seed, Markets.settings());
        Road road = new Road(script, Markets.settings(), seed, partitions, false);
        road.run();
        assertThat(road.said()).isEqualTo(road.expected());
    }

    @ParameterizedTest
    @MethodSource("seedsAndPartitions")
    void aNewVenueSaysTheSameOfTheSameTopics(long seed, int partitions) {
        boolean awaits = seed % 2 == 0;
        Road road = new Road(script(seed, Markets.tight()), Markets.tight(), seed, partitions, awaits);
        road.run();
        List<List<Message>> again = road.again(seed + 1_000);
        assertThat(again).isEqualTo(road.said());
        assertThat(again.stream().flatMap(List::stream)).anyMatch(Message.Answered.class::isInstance);
    }
}
