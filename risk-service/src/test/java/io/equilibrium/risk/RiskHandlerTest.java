package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.account.Said;
import io.equilibrium.risk.jpa.AccountState;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RiskHandlerTest {
    private static final RunId RUN = new RunId(0xa0001);
    private static final RunId NEXT = new RunId(0xa0002);
    private static final String BTC = "BTCUSDT";
    private static final String ETH = "ETHUSDT";
    private static final String DOT = "DOTUSDT";
    private static final long TIME = 1_700_000_000_000_000L;
    private static final RiskSettings SETTINGS = RiskSettings.DEFAULT;

    private final StoredInMemory stored = new StoredInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RiskHandler handler = restored("print");
    private final Map<String, Long> offsets = new HashMap<>();

    @Test
    void saysTheRunOnceAndHowFarItIsDecidedAtTheEndOfABatch() {
        assertThat(handle(on(Topics.STEPS, started(RUN, BTC)), on(Topics.SIGNALS, started(RUN, BTC))))
                .isEmpty();
        assertThat(handle(on(Topics.MARKS, started(RUN, BTC))))
                .containsExactly(
                        started(RUN, BTC),
                        started(RUN, BTC),
                        new Message.RunStarted(RUN, 0, "*", 1),
                        granted(0, Long.MIN_VALUE));
        assertThat(handle(everywhere(new Message.Progress(RUN, 5, BTC, 0, TIME))))
                .containsExactly(granted(5, TIME));
        Message.RunEnded end = ended(RUN, BTC);
        assertThat(handle(everywhere(end))).containsExactly(end, end, granted(Long.MAX_VALUE, TIME));
        assertThat(handle(on(Topics.FILLS, end))).containsExactly(new Message.RunEnded(RUN, 9, "*", 5, 0, 1, 5, TIME));
    }

    private static Message.Progress granted(long place, long time) {
        return new Message.Progress(RUN, place, BTC, Message.Progress.UNHEARD, time);
    }

    @Test
    void whatWasGrantedIsSaidAgainAfterARestart() {
        begin(RUN, BTC);
        handle(everywhere(new Message.Progress(RUN, 5, BTC, 0, TIME)));
        handler.save();
        handler.restore();
        assertThat(handle(on(Topics.STEPS, new Message.Progress(RUN, 6, BTC, 0, TIME))))
                .containsExactly(granted(5, TIME));
    }

    @Test
    void aFillOfWhatIsNotOpenIsSetAsideAndTheLedgerStays() {
        begin(RUN, BTC);
        BracketOrder order = approved(bet(RUN, BTC, 1));
        handle(filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()));
        long equity = handler.account().reading().equityE8();
        for (ConsumerRecord<byte[], byte[]> wrong : List.of(
                filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()),
                filled(RUN, order, Leg.STOP, order.side().opposite(), order.quantityE8() + 1),
                filled(RUN, order, Leg.STOP, order.side(), order.quantityE8()))) {
            Outcome outcome = handler.handle(List.of(wrong));
            assertThat(outcome.unreadable()).hasSize(1);
            assertThat(outcome.unreadable().getFirst().cause()).contains("BTCUSDT-1");
            assertThat(outcome.outgoing()).isEmpty();
            assertThat(handler.account().reading().equityE8()).isEqualTo(equity);
        }
        Outcome right = handler.handle(
                List.of(filled(RUN, order, Leg.TAKE_PROFIT, order.side().opposite(), order.quantityE8())));
        assertThat(right.unreadable()).isEmpty();
    }

    @Test
    void aRecordThatBreaksTheEngineHalfWayIsSetAsideAfterTheRestart() {
        begin(RUN, DOT);
        BracketOrder order = approved(bet(RUN, DOT, 1));
        handle(filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()));
        handler.save();
        var broken = on(Topics.STEPS, stepped(RUN, DOT, 2, Long.MAX_VALUE / 2));
        var covering = on(Topics.SIGNALS, new Message.Progress(RUN, 2, DOT, 0, TIME));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> handler.handle(List.of(broken, covering)));
        handler.restore();
        Outcome outcome = handler.handle(List.of(broken, covering));
        assertThat(outcome.unreadable()).hasSize(1);
        assertThat(outcome.unreadable().getFirst().offset()).isEqualTo(broken.offset());
        handle(bet(RUN, DOT, 3));
    }

    @Test
    void aNewRunStartsTheAccountAfreshAndOlderRecordsAreCountedOnly() {
        begin(RUN, BTC, ETH);
        handle(bet(RUN, BTC, 1));
        assertThat(handler.act(() -> handler.account().trip(Tier.KILLED, "ann", "enough"))
                        .value()
                        .tier())
                .isEqualTo(Tier.KILLED);
        begin(NEXT, BTC);
        assertThat(handler.account().reading().tier()).isEqualTo(Tier.NORMAL);
        assertThat(handle(bet(RUN, ETH, 1))).isEmpty();
        assertThat(meters.counter("records.ignored", "reason", "other-run").count())
                .isEqualTo(2);
        assertThat(handle(everywhere(ended(RUN, ETH)))).isEmpty();
        assertThat(handle(on(Topics.FILLS, ended(RUN, ETH)))).isEmpty();
        handler.save();
        assertThat(stored.moves).hasSize(2);
        assertThat(stored.moves.getLast().actor()).isEqualTo("run");
        assertThat(stored.moves.getLast().fromTier()).isEqualTo(Tier.KILLED);
        assertThat(stored.moves.getLast().toTier()).isEqualTo(Tier.NORMAL);
    }

    @Test
    void aRunThatWasSeenBeforeDoesNotStartAgain() {
        begin(RUN, BTC);
        begin(NEXT, BTC);
        assertThat(handle(everywhere(started(RUN, BTC)))).isEmpty();
        assertThat(handler.account().reading().run()).isEqualTo(NEXT);
    }

    @Test
    void otherSettingsWaitForTheEndOfTheRun() {
        begin(RUN, BTC);
        handle(bet(RUN, BTC, 1));
        handler.save();
        assertThatIllegalStateException()
                .isThrownBy(() -> restored("other print"))
                .withMessageContaining("run 00000000000a0001 and was made with other settings");
        handle(on(Topics.FILLS, ended(RUN, BTC)));
        handler.save();
        assertThat(restored("other print").account().reading().run()).isNull();
    }

    @Test
    void aResetAtNormalMovesThePeakAndIsKept() {
        begin(RUN, BTC);
        BracketOrder order = approved(bet(RUN, BTC, 1));
        handle(filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()));
        BreakerReading before = handler.account().reading();
        assertThat(before.peakE8()).isGreaterThan(before.equityE8());
        BreakerReading after =
                handler.act(() -> handler.account().reset("ann", "new start")).value();
        assertThat(after.peakE8()).isEqualTo(after.equityE8());
        handler.save();
        assertThat(stored.moves).hasSize(1);
        assertThat(stored.moves.getFirst().cause()).isEqualTo("new start");
    }

    @Test
    void storesTheReadingBesideTheBytes() {
        begin(RUN, BTC);
        handle(bet(RUN, BTC, 1));
        handler.act(() -> handler.account().trip(Tier.HALTED, "ann", "pause"));
        handler.save();
        AccountState row = stored.rows.get(AccountStore.ACCOUNT);
        assertThat(row.run()).isEqualTo(RUN.toString());
        assertThat(row.tier()).isEqualTo(Tier.HALTED);
        assertThat(row.since()).isEqualTo(Instant.parse("2023-11-14T22:13:21Z"));
        assertThat(row.eventTime()).isEqualTo(row.since());
        assertThat(row.equityE8()).isEqualTo(10_000 * E8.ONE);
        assertThat(meters.get("breaker.tier").gauge().value()).isZero();
        handle();
        assertThat(meters.get("breaker.tier").gauge().value()).isEqualTo(3);
    }

    private void begin(RunId run, String... symbols) {
        for (String symbol : symbols) {
            handle(everywhere(started(run, symbol)));
        }
    }

    private static Message started(RunId run, String symbol) {
        return new Message.RunStarted(run, 0, symbol, 1);
    }

    private static Message.RunEnded ended(RunId run, String symbol) {
        return new Message.RunEnded(run, 9, symbol, 5, 0, 1, 5, TIME);
    }

    private List<ConsumerRecord<byte[], byte[]>> everywhere(Message message) {
        return List.of(on(Topics.STEPS, message), on(Topics.SIGNALS, message), on(Topics.MARKS, message));
    }

    private BracketOrder approved(List<ConsumerRecord<byte[], byte[]>> records) {
        return handle(records).stream()
                .filter(Message.Approved.class::isInstance)
                .map(message -> ((Message.Approved) message).order())
                .findFirst()
                .orElseThrow();
    }

    private List<ConsumerRecord<byte[], byte[]>> bet(RunId run, String symbol, long sequence) {
        Message.Stepped stepped = stepped(run, symbol, sequence, levelE8(symbol));
        Bet bet = new Bet(
                symbol, sequence, 1, Behaviour.CONTINUATION, 0.5, stepped.made().step());
        return List.of(
                on(Topics.STEPS, stepped),
                on(Topics.SIGNALS, new Message.Signalled(run, sequence, new SignalEvent.BetOpened(bet, 13))));
    }

    private static long levelE8(String symbol) {
        return symbol.equals(DOT) ? 5 * E8.ONE : 40_100 * E8.ONE;
    }

    private static Message.Stepped stepped(RunId run, String symbol, long sequence, long priceE8) {
        long levelE8 = levelE8(symbol);
        long sizeE8 = levelE8 / 400;
        Step step = new Step(
                symbol,
                sequence,
                0,
                Direction.UP,
                levelE8 - sizeE8,
                levelE8,
                levelE8,
                sizeE8,
                priceE8,
                sequence,
                TIME + sequence * 1_000_000,
                0,
                200 * E8.ONE,
                0.5);
        return new Message.Stepped(run, sequence, new StepMade(step, null, 1, 1, null));
    }

    private ConsumerRecord<byte[], byte[]> filled(RunId run, BracketOrder order, Leg leg, Side side, long quantityE8) {
        return on(
                Topics.FILLS,
                new Message.Answered(
                        run,
                        60,
                        new OrderEvent.Filled(
                                order.orderId(),
                                order.symbol(),
                                leg,
                                side,
                                quantityE8,
                                levelE8(order.symbol()),
                                E8.ONE,
                                Liquidity.TAKER,
                                TIME + 60_000_000)));
    }

    private ConsumerRecord<byte[], byte[]> on(String topic, Message message) {
        long offset = offsets.merge(topic, 1L, Long::sum);
        return new ConsumerRecord<>(topic, 0, offset, null, Messages.encode(message));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<Message> handle(ConsumerRecord<byte[], byte[]>... records) {
        return handle(Arrays.asList(records));
    }

    private List<Message> handle(List<ConsumerRecord<byte[], byte[]>> records) {
        return handler.handle(List.copyOf(records)).outgoing().stream()
                .map(OutgoingRecord::value)
                .map(Messages::decode)
                .toList();
    }

    private RiskHandler restored(String print) {
        RiskMetrics metrics = new RiskMetrics(meters, () -> Instant.EPOCH);
        Said said = new Said(metrics::said);
        RiskHandler made = new RiskHandler(new RiskHandler.Parts(
                RoadMerge.bySymbol(100),
                new RiskAccount(() -> new RiskEngine(SETTINGS, Tape.SETTINGS.instruments()), said, false),
                said,
                stored.store(),
                stored,
                print,
                metrics));
        made.restore();
        return made;
    }
}
