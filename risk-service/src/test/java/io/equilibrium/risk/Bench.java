package io.equilibrium.risk;

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
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.account.Said;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A handler over tables in memory that does not wait for the venue, and the records that a test gives it. */
final class Bench {
    static final RunId RUN = new RunId(0xa0001);
    static final RunId NEXT = new RunId(0xa0002);
    static final String BTC = "BTCUSDT";
    static final String ETH = "ETHUSDT";
    static final String DOT = "DOTUSDT";
    static final long TIME = 1_700_000_000_000_000L;

    static final RiskSettings SETTINGS = RiskSettings.DEFAULT;

    /** Those that accounts are made with from now on. */
    RiskSettings settings = SETTINGS;

    /** What the clock shows when a record is read; a bet is read when it is made. */
    long clockMillis = TIME / 1_000;

    final StoredInMemory stored = new StoredInMemory();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Long> offsets = new HashMap<>();
    private final boolean awaiting;
    RiskHandler handler;

    Bench(boolean awaiting) {
        this.awaiting = awaiting;
        handler = restored("print");
    }

    void begin(RunId run, String... symbols) {
        for (String symbol : symbols) {
            handle(everywhere(new Message.RunStarted(run, 0, symbol, symbols.length)));
        }
    }

    static Message started(RunId run, String symbol) {
        return new Message.RunStarted(run, 0, symbol, 1);
    }

    static Message.RunEnded ended(RunId run, String symbol) {
        return new Message.RunEnded(run, 9, symbol, 5, 0, 1, 5, TIME);
    }

    List<ConsumerRecord<byte[], byte[]>> everywhere(Message message) {
        return List.of(on(Topics.STEPS, message), on(Topics.SIGNALS, message), on(Topics.MARKS, message));
    }

    BracketOrder approved(List<ConsumerRecord<byte[], byte[]>> records) {
        return handle(records).stream()
                .filter(Message.Approved.class::isInstance)
                .map(message -> ((Message.Approved) message).order())
                .findFirst()
                .orElseThrow();
    }

    List<ConsumerRecord<byte[], byte[]>> bet(RunId run, String symbol, long sequence) {
        clockMillis = TIME / 1_000 + sequence * 1_000;
        return betReadNow(run, symbol, sequence);
    }

    /** The same, read at whatever the clock shows. */
    List<ConsumerRecord<byte[], byte[]>> betReadNow(RunId run, String symbol, long sequence) {
        Message.Stepped stepped = stepped(run, symbol, sequence, levelE8(symbol));
        Bet bet = new Bet(
                symbol, sequence, 1, Behaviour.CONTINUATION, 0.5, stepped.made().step());
        return List.of(
                on(Topics.STEPS, stepped),
                on(
                        Topics.SIGNALS,
                        new Message.Signalled(run, sequence, new SignalEvent.BetOpened(bet, 13, null, true))));
    }

    private static long levelE8(String symbol) {
        return symbol.equals(DOT) ? 5 * E8.ONE : 40_100 * E8.ONE;
    }

    static Message.Stepped stepped(RunId run, String symbol, long sequence, long priceE8) {
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

    ConsumerRecord<byte[], byte[]> filled(RunId run, BracketOrder order, Leg leg, Side side, long quantityE8) {
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

    ConsumerRecord<byte[], byte[]> on(String topic, Message message) {
        return raw(topic, Messages.encode(message));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final List<Message> handle(ConsumerRecord<byte[], byte[]>... records) {
        return handle(Arrays.asList(records));
    }

    List<Message> handle(List<ConsumerRecord<byte[], byte[]>> records) {
        return messages(handler.handle(List.copyOf(records)));
    }

    static List<Message> messages(Outcome outcome) {
        return outcome.outgoing().stream()
                .map(OutgoingRecord::value)
                .map(Messages::decode)
                .toList();
    }

    RiskHandler restored(String print) {
        RiskMetrics metrics = new RiskMetrics(meters, () -> Instant.EPOCH);
        Said said = new Said(metrics::said);
        RiskHandler made = new RiskHandler(new RiskHandler.Parts(
                RoadMerge.bySymbol(100),
                new RiskAccount(
                        () -> new RiskEngine(settings, Tape.SETTINGS.instruments()),
                        Tape.SETTINGS.instruments().bySymbol().keySet(),
                        said,
                        awaiting,
                        !awaiting),
                said,
                stored.store(),
                stored,
                print,
                metrics));
        made.restore();
        return made;
    }

    ConsumerRecord<byte[], byte[]> raw(String topic, byte[] value) {
        return new ConsumerRecord<>(
                topic,
                0,
                offsets.merge(topic, 1L, Long::sum),
                clockMillis,
                TimestampType.NO_TIMESTAMP_TYPE,
                0,
                value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
