package io.equilibrium.execution;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A run over, one in its middle and one announced, by hand: a tick a second of two symbols on two partitions. In the middle
 * there is something of everything that the handler stores.
 */
final class Scene {
    private static final RunId OVER = RunId.parse("9f86d081884c0001");
    private static final RunId PRESENT = RunId.parse("9f86d081884c0002");
    private static final RunId NEXT = RunId.parse("9f86d081884c0003");
    private static final String A = Markets.BARS;
    private static final String B = Markets.PRINTS;

    private final Wire wire = new Wire();
    private List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();

    Wire wire() {
        return wire;
    }

    /** Up to the middle: an answer that was not heard, live brackets, decisions and ticks that wait, a broken tick. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> first() {
        start(OVER, A, 0, 1);
        tick(OVER, A, 1, 100);
        end(OVER, A, 2, 1);
        start(PRESENT, A, 0, 2);
        start(PRESENT, B, 1, 2);
        records.add(wire.tape(0, new byte[] {1, 2, 3}));
        tick(PRESENT, A, 2, 100);
        tick(PRESENT, B, 3, 100);
        tick(PRESENT, A, 4, 100);
        tick(PRESENT, B, 5, 100);
        tick(PRESENT, A, 6, 100);
        tick(PRESENT, B, 7, 102);
        order(A, 2);
        order(B, 3);
        progress(PRESENT, 5, 0);
        order(A, 6);
        return taken();
    }

    /** The next run's first decisions, which must wait. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> announced() {
        records.add(wire.decided(new Message.RunStarted(NEXT, 0, "OTHERUSDT", 1)));
        records.add(wire.decided(new Message.Progress(NEXT, 0, "OTHERUSDT", 0, 0)));
        return taken();
    }

    /** From the middle to the end of all runs. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> second() {
        progress(PRESENT, 5, 4);
        progress(PRESENT, 7, 5);
        progress(PRESENT, 7, 7);
        tick(PRESENT, A, 8, 99);
        tick(PRESENT, A, 9, 98);
        progress(PRESENT, 9, 8);
        end(PRESENT, A, 10, 9);
        end(PRESENT, B, 11, 7);
        progress(PRESENT, Long.MAX_VALUE, 9);
        records.add(wire.tape(0, new RunStarted(NEXT, 0, "OTHERUSDT", 1, 1, 1, 1, "0".repeat(64))));
        end(NEXT, "OTHERUSDT", 1, 0);
        return taken();
    }

    private List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> taken() {
        var taken = records;
        records = new ArrayList<>();
        return taken;
    }

    private static int partition(String symbol) {
        return symbol.equals(B) ? 1 : 0;
    }

    private static long seconds(long seconds) {
        return seconds * 1_000_000;
    }

    private void start(RunId run, String symbol, long place, int symbols) {
        records.add(wire.decided(new Message.RunStarted(run, place, symbol, symbols)));
        records.add(wire.tape(partition(symbol), new RunStarted(run, place, symbol, symbols, 1, 1, 1, "0".repeat(64))));
    }

    private void tick(RunId run, String symbol, long place, long price) {
        long micros = seconds(place);
        Tick tick = new Tick(symbol, place, price * E8.ONE, E8.ONE, Aggressor.BUYER, Move.JUMP, micros, micros);
        records.add(wire.tape(partition(symbol), new Traded(run, place, tick)));
    }

    private void end(RunId run, String symbol, long place, long lastTradeId) {
        records.add(wire.tape(
                partition(symbol), new RunEnded(run, place, symbol, lastTradeId, lastTradeId, seconds(place))));
        records.add(
                wire.decided(new Message.RunEnded(run, place, symbol, lastTradeId, 0, 1, lastTradeId, seconds(place))));
    }

    private void progress(RunId run, long through, long heard) {
        for (String symbol : List.of(A, B)) {
            records.add(wire.decided(new Message.Progress(run, through, symbol, heard, seconds(through % 1_000))));
        }
    }

    private void order(String symbol, long place) {
        records.add(wire.decided(new Message.Approved(
                PRESENT,
                place,
                new BracketOrder(
                        symbol + "-" + place,
                        symbol,
                        Side.BUY,
                        E8.ONE,
                        101 * E8.ONE,
                        101 * E8.ONE,
                        99 * E8.ONE,
                        1,
                        place,
                        seconds(place),
                        seconds(place + 10),
                        0))));
    }
}
