package io.equilibrium.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.execution.Markets;
import io.equilibrium.execution.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the interleaving of ticks and decisions, the venue hears what it hears in the pipeline. */
class PaperVenueTest {
    private static final RunId RUN = RunId.parse("9f86d081884c0001");
    private static final RunId NEXT = RunId.parse("9f86d081884c0002");
    private static final TradingSettings SETTINGS = Markets.settings();
    private static final Script SCRIPT = Script.of(RUN, Markets.ticks(1, 1_000), SETTINGS, 7, 20);
    private static final PaperVenue.Limits ROOMY = new PaperVenue.Limits(1_000_000, 1_000_000);

    private final Listener listener = new Listener();

    @Test
    void theMarketHasEveryKindOfAnswer() {
        List<OrderEvent> answers = SCRIPT.fills().values().stream()
                .flatMap(List::stream)
                .filter(Message.Answered.class::isInstance)
                .map(message -> ((Message.Answered) message).event())
                .toList();
        assertThat(answers).hasAtLeastOneElementOfType(OrderEvent.Expired.class);
        for (Leg leg : List.of(Leg.ENTRY, Leg.TAKE_PROFIT, Leg.STOP)) {
            assertThat(answers).anyMatch(answer -> answer instanceof OrderEvent.Filled filled && filled.leg() == leg);
        }
        assertThat(SCRIPT.fills())
                .hasSize(3)
                .allSatisfy((symbol, said) -> assertThat(said).hasSizeGreaterThan(50));
    }

    @Test
    void hearsThePipelineWhenAllTicksComeFirst() {
        PaperVenue venue = venue(ROOMY);
        ticks(venue, SCRIPT, 0, SCRIPT.ticks().size());
        assertThat(venue.waiting()).isEqualTo(SCRIPT.ticks().size());
        SCRIPT.decisions().forEach(venue::on);
        assertSaid(SCRIPT.fills());
        assertThat(venue.waiting()).isZero();
        assertThat(venue.run()).isEmpty();
    }

    @Test
    void hearsThePipelineWhenAllDecisionsComeFirst() {
        PaperVenue venue = venue(ROOMY);
        SCRIPT.decisions().forEach(venue::on);
        assertThat(listener.orders).isZero();
        ticks(venue, SCRIPT, 0, SCRIPT.ticks().size());
        assertSaid(SCRIPT.fills());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hearsThePipelineInAnyInterleavingAndInAnyRoom(long seed) {
        Random random = new Random(seed);
        PaperVenue venue = venue(new PaperVenue.Limits(1 + random.nextInt(200), 1 + random.nextInt(30)));
        int[] bursts = {1 + random.nextInt(3_000), 1 + random.nextInt(300)};
        int tick = 0;
        int decision = 0;
        while (tick < SCRIPT.ticks().size() || decision < SCRIPT.decisions().size()) {
            boolean ticksCome = tick < SCRIPT.ticks().size() && venue.full().isEmpty();
            boolean decisionsCome = decision < SCRIPT.decisions().size() && !venue.isSated();
            assertThat(ticksCome || decisionsCome).isTrue();
            int wanted =
                    Math.min(tick + random.nextInt(bursts[0]), SCRIPT.ticks().size());
            while (tick < wanted && venue.full().isEmpty()) {
                ticks(venue, SCRIPT, tick, ++tick);
            }
            int until = Math.min(
                    decision + random.nextInt(bursts[1]), SCRIPT.decisions().size());
            while (decision < until && !venue.isSated()) {
                venue.on(SCRIPT.decisions().get(decision++));
            }
        }
        assertSaid(SCRIPT.fills());
        assertThat(venue.waiting()).isZero();
        assertThat(venue.full()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void goesOnFromItsBytesAndFromTheFirstTickThatItHasNotSeen(long seed) {
        Random random = new Random(seed);
        PaperVenue venue = venue(ROOMY);
        int tick = 0;
        int decision = 0;
        while (tick < SCRIPT.ticks().size() || decision < SCRIPT.decisions().size()) {
            int wanted = Math.min(tick + random.nextInt(4_000), SCRIPT.ticks().size());
            ticks(venue, SCRIPT, tick, wanted);
            tick = wanted;
            int until =
                    Math.min(decision + random.nextInt(600), SCRIPT.decisions().size());
            SCRIPT.decisions().subList(decision, until).forEach(venue::on);
            decision = until;
            if (random.nextInt(3) == 0) {
                tick = venue.firstUnseen().getOrDefault(0, (long) tick).intValue();
                // Some that were seen come again.
                tick = Math.max(0, tick - random.nextInt(500));
                venue = restored(venue);
            }
        }
        assertSaid(SCRIPT.fills());
    }

    @Test
    void aRunThatFollowsStartsAfreshWhateverComesFirst() {
        Script next = Script.of(NEXT, Markets.ticks(5, 300), SETTINGS, 8, 30);
        PaperVenue venue = venue(ROOMY);
        SCRIPT.decisions().forEach(venue::on);
        next.decisions().forEach(venue::on);
        ticks(venue, SCRIPT, 0, SCRIPT.ticks().size());
        ticks(venue, next, 0, next.ticks().size());
        assertSaid(both(SCRIPT, next));
        ticks(venue, SCRIPT, 0, 100);
        venue.on(SCRIPT.decisions().getFirst());
        assertThat(listener.ignored).isEqualTo(101);
        assertSaid(both(SCRIPT, next));
    }

    @Test
    void aRunThatFollowsStartsAfreshWhenItsTicksCameFirst() {
        Script next = Script.of(NEXT, Markets.ticks(5, 300), SETTINGS, 8, 30);
        PaperVenue venue = venue(ROOMY);
        ticks(venue, SCRIPT, 0, SCRIPT.ticks().size());
        ticks(venue, next, 0, next.ticks().size());
        SCRIPT.decisions().forEach(venue::on);
        next.decisions().forEach(venue::on);
        assertSaid(both(SCRIPT, next));
        assertThat(venue.waiting()).isZero();
    }

    @Test
    void aRunThatWasAbandonedMakesRoomForTheNext() {
        Script next = Script.of(NEXT, Markets.ticks(5, 300), SETTINGS, 8, 30);
        PaperVenue venue = venue(ROOMY);
        ticks(venue, SCRIPT, 0, 2_000);
        SCRIPT.decisions().subList(0, 20).forEach(venue::on);
        listener.fills.clear();
        ticks(venue, next, 0, next.ticks().size());
        next.decisions().forEach(venue::on);
        assertSaid(next.fills());
        assertThat(listener.ignored).isPositive();
        assertThat(venue.waiting()).isZero();
    }

    @Test
    void aRunWhoseLastTickNeverCameEndsWhenTheNextBegins() {
        Script next = Script.of(NEXT, Markets.ticks(5, 300), SETTINGS, 8, 30);
        PaperVenue venue = venue(ROOMY);
        SCRIPT.decisions().forEach(venue::on);
        next.decisions().forEach(venue::on);
        ticks(venue, SCRIPT, 0, SCRIPT.ticks().size() - 100);
        ticks(venue, next, 0, next.ticks().size());
        assertThat(listener.endedShort).isPositive();
        next.fills()
                .forEach((symbol, said) ->
                        assertThat(listener.fills.get(symbol)).endsWith(said.toArray(Message[]::new)));
    }

    @Test
    void whatIsSaidTwiceIsHeardOnce() {
        PaperVenue venue = venue(ROOMY);
        venue.on(SCRIPT.decisions().getFirst());
        SCRIPT.decisions().stream()
                .filter(message -> !(message instanceof Message.Approved))
                .forEach(venue::on);
        SCRIPT.decisions().stream().filter(Message.RunEnded.class::isInstance).forEach(venue::on);
        ticks(venue, SCRIPT, 0, SCRIPT.ticks().size());
        assertThat(listener.fills)
                .hasSize(3)
                .allSatisfy((symbol, said) -> assertThat(said).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFlatteningClosesWhatIsOpenAtItsTime(boolean ticksFirst) {
        int cut = IntStream.range(0, SCRIPT.decisions().size())
                .filter(i -> SCRIPT.decisions().get(i) instanceof Message.Approved order
                        && order.order().symbol().equals(Markets.PRINTS))
                .skip(10)
                .findFirst()
                .orElseThrow();
        Message.Approved last = (Message.Approved) SCRIPT.decisions().get(cut);
        List<Message> decisions = new ArrayList<>(SCRIPT.decisions().subList(0, cut + 1));
        decisions.add(
                new Message.Flatten(RUN, Markets.PRINTS, "a test", last.order().decidedAtMicros()));
        decisions.add(new Message.Progress(RUN, Markets.PRINTS, Long.MAX_VALUE, Long.MAX_VALUE));
        PaperVenue venue = venue(ROOMY);
        if (ticksFirst) {
            ticks(venue, SCRIPT, 0, SCRIPT.ticks().size());
            decisions.forEach(venue::on);
        } else {
            decisions.forEach(venue::on);
            ticks(venue, SCRIPT, 0, SCRIPT.ticks().size());
        }
        assertThat(filled(true)).isPositive().isEqualTo(filled(false));
        assertThat(listener.fills.get(Markets.PRINTS))
                .anyMatch(message -> message
                                instanceof
                                Message.Answered(var run, OrderEvent.Cancelled(var id, var symbol, var leg, var time))
                        && id.equals(last.order().orderId())
                        && leg == Leg.ENTRY);
    }

    private long filled(boolean entries) {
        return listener.fills.get(Markets.PRINTS).stream()
                .filter(message -> message instanceof Message.Answered(var run, OrderEvent.Filled filled)
                        && entries == (filled.leg() == Leg.ENTRY))
                .count();
    }

    private PaperVenue venue(PaperVenue.Limits limits) {
        return new PaperVenue(() -> new SimulatedVenue(SETTINGS.paper(), SETTINGS.instruments()), listener, limits);
    }

    private PaperVenue restored(PaperVenue venue) {
        StateWriter state = new StateWriter();
        venue.save(state);
        PaperVenue other = venue(ROOMY);
        StateReader reader = new StateReader(state.bytes());
        other.restore(reader);
        reader.end();
        return other;
    }

    private static void ticks(PaperVenue venue, Script script, int from, int until) {
        for (int i = from; i < until; i++) {
            Traded trade = script.ticks().get(i);
            venue.on(trade, 0, i);
        }
    }

    private static Map<String, List<Message>> both(Script first, Script second) {
        Map<String, List<Message>> all = new java.util.TreeMap<>();
        for (Script script : List.of(first, second)) {
            script.fills()
                    .forEach((symbol, said) -> all.computeIfAbsent(symbol, unseen -> new ArrayList<>())
                            .addAll(said));
        }
        return all;
    }

    private void assertSaid(Map<String, List<Message>> expected) {
        assertThat(listener.fills.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (symbol, said) -> assertThat(listener.fills.get(symbol)).isEqualTo(said));
    }
}
