package io.equilibrium.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.execution.Markets;
import io.equilibrium.execution.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes first, the venue hears what it hears in the pipeline; and a run after another starts afresh. */
class PaperVenueTest {
    private static final RunId RUN = RunId.parse("9f86d081884c0001");
    private static final RunId NEXT = RunId.parse("9f86d081884c0002");
    private static final TradingSettings SETTINGS = Markets.settings();
    private static final Script SCRIPT = Script.of(RUN, Markets.ticks(1, 300), SETTINGS, 7, 20);
    private static final Script FOLLOWING = Script.of(NEXT, Markets.ticks(5, 200), SETTINGS, 8, 30);

    private final Listener listener = new Listener();
    private final PaperVenue venue = new PaperVenue(
            () -> new SimulatedVenue(SETTINGS.paper(), SETTINGS.instruments()),
            listener,
            new PaperVenue.Limits(1_000_000, 1_000_000));
    private int offset;

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
        tape(SCRIPT);
        assertThat(venue.waiting()).isEqualTo(SCRIPT.tape().size());
        decisions(SCRIPT);
        assertThat(listener.fills()).isEqualTo(SCRIPT.fills());
        assertThat(venue.waiting()).isZero();
        assertThat(venue.run()).isEmpty();
    }

    @Test
    void hearsThePipelineWhenAllDecisionsComeFirst() {
        decisions(SCRIPT);
        assertThat(listener.orders).isZero();
        assertThat(venue.run()).hasValue(RUN);
        tape(SCRIPT);
        assertThat(listener.fills()).isEqualTo(SCRIPT.fills());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRunThatFollowsStartsAfreshWhateverComesFirst(boolean decisionsFirst) {
        if (decisionsFirst) {
            decisions(SCRIPT);
            decisions(FOLLOWING);
        }
        tape(SCRIPT);
        tape(FOLLOWING);
        if (!decisionsFirst) {
            decisions(SCRIPT);
            decisions(FOLLOWING);
        }
        assertThat(listener.fills()).isEqualTo(both());
        assertThat(venue.waiting()).isZero();
    }

    @Test
    void whatIsOfARunThatIsOverIsIgnoredAndCounted() {
        tape(SCRIPT);
        decisions(SCRIPT);
        int said = listener.said.size();
        tape(SCRIPT, 0, 100);
        venue.on(SCRIPT.decisions().getFirst());
        venue.settle();
        assertThat(listener.ignored).isEqualTo(101);
        assertThat(listener.said).hasSize(said);
    }

    @Test
    void aRunThatWasAbandonedMakesRoomForTheNext() {
        tape(SCRIPT, 0, 2_000);
        SCRIPT.decisions().subList(0, 20).forEach(venue::on);
        venue.settle();
        listener.said.clear();
        tape(FOLLOWING);
        decisions(FOLLOWING);
        assertThat(listener.fills()).isEqualTo(FOLLOWING.fills());
        assertThat(listener.ignored).isPositive();
        assertThat(venue.waiting()).isZero();
    }

    @Test
    void aRunThatNeverCameToRiskIsPassedOver() {
        tape(SCRIPT, 0, 500);
        decisions(FOLLOWING);
        tape(FOLLOWING);
        assertThat(listener.fills()).isEqualTo(FOLLOWING.fills());
        assertThat(listener.ignored).isEqualTo(500);
    }

    @Test
    void anAbandonedRunWithOtherSymbolsMakesRoomForTheNext() {
        Script bars = Script.of(
                NEXT,
                Markets.ticks(5, 200).stream()
                        .filter(tick -> tick.symbol().equals(Markets.BARS))
                        .toList(),
                SETTINGS,
                8,
                30);
        tape(bars, 0, 100);
        bars.decisions().subList(0, 1).forEach(venue::on);
        venue.settle();
        assertThat(venue.run()).hasValue(NEXT);
        Script prints = Script.of(
                RUN,
                Markets.ticks(5, 200).stream()
                        .filter(tick -> tick.symbol().equals(Markets.PRINTS))
                        .toList(),
                SETTINGS,
                8,
                30);
        decisions(prints);
        assertThat(venue.run()).hasValue(NEXT);
        tape(prints);
        assertThat(listener.fills().get(Markets.PRINTS))
                .isEqualTo(prints.fills().get(Markets.PRINTS));
        assertThat(venue.run()).isEmpty();
    }

    @Test
    void aRunWhoseLastTickNeverCameEndsWhenTheNextIsOnItsPartition() {
        decisions(SCRIPT);
        decisions(FOLLOWING);
        tape(SCRIPT, 0, SCRIPT.tape().size() - 100);
        assertThat(listener.endedShort).isZero();
        tape(FOLLOWING);
        assertThat(listener.endedShort).isPositive();
        FOLLOWING
                .fills()
                .forEach((symbol, said) ->
                        assertThat(listener.fills().get(symbol)).endsWith(said.toArray(Message[]::new)));
    }

    @Test
    void whatIsSaidTwiceIsHeardOnce() {
        List<Message> twice = new ArrayList<>();
        for (Message message : SCRIPT.decisions()) {
            twice.add(message);
            if (!(message instanceof Message.Approved)) {
                twice.add(message);
            }
        }
        twice.forEach(venue::on);
        tape(SCRIPT);
        tape(SCRIPT);
        assertThat(listener.fills()).isEqualTo(SCRIPT.fills());
    }

    @Test
    void aTickWithoutAPlaceIsOfNoRunThatGoesOn() {
        decisions(SCRIPT);
        Traded old = (Traded) SCRIPT.tape().get(10);
        venue.on(new Traded(RUN, -1, old.tick()), 0, 0);
        venue.settle();
        assertThat(listener.seen).isZero();
        tape(SCRIPT);
        assertThat(listener.fills()).isEqualTo(SCRIPT.fills());
    }

    private void decisions(Script script) {
        script.decisions().forEach(venue::on);
        venue.settle();
    }

    private void tape(Script script) {
        tape(script, 0, script.tape().size());
    }

    private void tape(Script script, int from, int until) {
        script.tape().subList(from, until).forEach(event -> venue.on(event, 0, offset++));
        venue.settle();
    }

    private static Map<String, List<Message>> both() {
        Map<String, List<Message>> all = new TreeMap<>();
        for (Script script : List.of(SCRIPT, FOLLOWING)) {
            script.fills()
                    .forEach((symbol, said) -> all.computeIfAbsent(symbol, unseen -> new ArrayList<>())
                            .addAll(said));
        }
        return all;
    }
}
