package io.equilibrium.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.Accepted;
import io.equilibrium.domain.order.OrderEvent.Cancelled;
import io.equilibrium.domain.order.OrderEvent.Expired;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.OrderEvent.Filled;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.order.OrderEvent.Rejected;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step up to 100 with sizes of 10: the trap lies at 110 and is given up at 98; orders take 50, cancellations 30 ms. */
class TrapTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final long ACTS = 50_000;
    private static final long CANCELS = 30_000;
    private static final Instruments INSTRUMENTS =
            Instruments.of(new Instrument(SYMBOL, e8("0.1"), e8("0.001"), e8("0.001"), e8("5")));

    private SimulatedVenue venue = venue(Microstructure.NONE, 0);
    private long tradeId;

    private static SimulatedVenue venue(Microstructure market, long slippageE8) {
        Latencies latencies =
                new Latencies(Latency.of(Duration.ofMillis(50)), Latency.of(Duration.ofMillis(30)), Latency.NONE, 0);
        return new SimulatedVenue(
                new PaperSettings(latencies, slippageE8, FeeTier.VIP_0, Tape.DEFAULT_HOLE, market), INSTRUMENTS);
    }

    @BeforeEach
    void begin() {
        venue.on(tick(++tradeId, 0, "100", Move.JUMP, E8.ONE));
    }

    /** Buys with the move, as a stop, or sells against it, as a limit. */
    private static BracketOrder trap(Side side) {
        return new BracketOrder(
                "o-1",
                SYMBOL,
                side,
                e8("2"),
                side == Side.BUY ? e8("112.5") : e8("110"),
                side == Side.BUY ? e8("120") : e8("100"),
                side == Side.BUY ? e8("100") : e8("120"),
                1,
                2,
                1_000,
                Long.MAX_VALUE,
                3,
                new Entry.Trap(e8("110"), e8("98")),
                null);
    }

    private void place(Side side) {
        assertThat(venue.on(trap(side))).isEmpty();
        assertThat(print(1_000, "100")).isEmpty();
        assertThat(print(60_000, "101")).containsExactly(new Accepted("o-1", SYMBOL, Leg.ENTRY, 1_000 + ACTS));
    }

    @Test
    void aStopIsTriggeredAtItsLevelOnALineAndSlips() {
        venue = venue(Microstructure.NONE, e8("0.001"));
        begin();
        place(Side.BUY);
        List<OrderEvent> events = line(160_000, "115");
        Filled entry = (Filled) events.getFirst();
        assertThat(entry.priceE8()).isEqualTo(e8("110.2"));
        assertThat(entry.lastE8()).isEqualTo(e8("110"));
        assertThat(entry.timeMicros()).isEqualTo(60_000 + 100_000 * 9 / 14);
        assertThat(entry.liquidity()).isEqualTo(Liquidity.TAKER);
        assertThat(events).hasSize(3);
        assertThat(line(170_000, "121").getFirst())
                .isInstanceOfSatisfying(
                        Filled.class, fill -> assertThat(fill.leg()).isEqualTo(Leg.TAKE_PROFIT));
    }

    @Test
    void aStopNeverPaysMoreThanItsLimit() {
        venue = venue(Microstructure.NONE, e8("0.05"));
        begin();
        place(Side.BUY);
        assertThat(((Filled) print(70_000, "110.5").getFirst()).priceE8()).isEqualTo(e8("112.5"));
    }

    @Test
    void aJumpBeyondTheLimitLeavesAStopWithNothing() {
        place(Side.BUY);
        assertThat(print(70_000, "113"))
                .containsExactly(new Expired("o-1", SYMBOL, Leg.ENTRY, ExpiryReason.BEYOND_LIMIT, 70_000));
        assertThat(venue.isIdle()).isTrue();
    }

    /** The same move fills it and lets it be taken back; a cancellation without latency is not before what made it. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void fillsWhereTheCancellationTakesNoTime(Side side) {
        venue = new SimulatedVenue(new PaperSettings(Duration.ZERO, 0, FeeTier.VIP_0, Tape.DEFAULT_HOLE), INSTRUMENTS);
        begin();
        assertThat(venue.on(trap(side))).isEmpty();
        assertThat(print(1_000, "100")).containsExactly(new Accepted("o-1", SYMBOL, Leg.ENTRY, 1_000));
        assertThat(fills(print(60_000, "110.1"))).containsExactly(Leg.ENTRY);
    }

    @Test
    void aLimitIsFilledAtItsPriceOnceThatIsTradedThrough() {
        place(Side.SELL);
        Filled entry = (Filled) print(70_000, "110.1").getFirst();
        assertThat(entry.side()).isEqualTo(Side.SELL);
        assertThat(entry.priceE8()).isEqualTo(e8("110"));
        assertThat(entry.liquidity()).isEqualTo(Liquidity.MAKER);
    }

    @Test
    void aJumpThatGoesThroughALimitAndItsStopDoesBoth() {
        place(Side.SELL);
        assertThat(fills(print(70_000, "123"))).containsExactly(Leg.ENTRY, Leg.STOP);
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void aLimitThatIsOnlyTouchedIsTakenBackSinceTheLevelHasMoved() {
        place(Side.SELL);
        assertThat(print(70_000, "110")).isEmpty();
        assertThat(print(70_000 + CANCELS, "105"))
                .containsExactly(new Expired("o-1", SYMBOL, Leg.ENTRY, ExpiryReason.LEVEL_MOVED, 70_000 + CANCELS));
    }

    @Test
    void untilItIsTakenBackALimitMayStillFill() {
        place(Side.SELL);
        assertThat(print(70_000, "110")).isEmpty();
        assertThat(fills(print(70_000 + CANCELS - 1, "110.1"))).containsExactly(Leg.ENTRY);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void itIsGivenUpWhenThePriceIsTooFarAway(Side side) {
        place(side);
        assertThat(print(70_000, "98.1")).isEmpty();
        assertThat(print(80_000, "98")).isEmpty();
        assertThat(print(80_000 + CANCELS, "109"))
                .containsExactly(new Expired("o-1", SYMBOL, Leg.ENTRY, ExpiryReason.RAN_AWAY, 80_000 + CANCELS));
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void onALineItIsGivenUpWhereTheLineWasTooFarAway() {
        place(Side.BUY);
        assertThat(line(160_000, "96"))
                .containsExactly(
                        new Expired("o-1", SYMBOL, Leg.ENTRY, ExpiryReason.RAN_AWAY, 60_000 + 60_000 + CANCELS));
    }

    @Test
    void oneThatIsGivenUpBeforeItActsNeverComesToTheVenue() {
        venue.on(trap(Side.BUY));
        assertThat(print(10_000, "97")).isEmpty();
        assertThat(print(200_000, "111"))
                .containsExactly(new Expired("o-1", SYMBOL, Leg.ENTRY, ExpiryReason.RAN_AWAY, 10_000 + CANCELS));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void oneThatComesAfterThePriceIsRefusedWithTheVenuesCode(Side side) {
        venue.on(trap(side));
        assertThat(print(40_000, "111")).isEmpty();
        Rejected rejected = (Rejected) print(60_000, "111").getFirst();
        assertThat(rejected.timeMicros()).isEqualTo(1_000 + ACTS);
        assertThat(rejected.reason())
                .isEqualTo(side == Side.BUY ? RejectReason.WOULD_TRIGGER_AT_ONCE : RejectReason.WOULD_TAKE);
        assertThat(rejected.reason().code()).isEqualTo(side == Side.BUY ? -2021 : -5022);
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void aLevelOffTheTickIsRefused() {
        BracketOrder on = trap(Side.BUY);
        BracketOrder off = new BracketOrder(
                "o-2",
                SYMBOL,
                Side.BUY,
                on.quantityE8(),
                on.limitPriceE8(),
                on.takeProfitE8(),
                on.stopE8(),
                1,
                2,
                1_000,
                Long.MAX_VALUE,
                3,
                new Entry.Trap(e8("110.05"), e8("98")),
                null);
        assertThat(venue.on(off))
                .containsExactly(new Rejected("o-2", SYMBOL, Leg.ENTRY, RejectReason.PRICE_OFF_TICK, 1_000 + ACTS));
    }

    @Test
    void aFlatteningTakesItBack() {
        place(Side.SELL);
        venue.flatten(SYMBOL, 61_000, 4);
        assertThat(print(100_000, "111")).containsExactly(new Cancelled("o-1", SYMBOL, Leg.ENTRY, 61_000 + CANCELS));
    }

    @Test
    void aLimitFillsInPartsAndTheRestIsTakenBack() {
        venue = venue(
                new Microstructure(0, Microstructure.ENDLESS, false, new QueueModel.TradedThrough(), e8("0.5")), 0);
        begin();
        place(Side.SELL);
        Filled first = (Filled) print(70_000, "110.1").getFirst();
        assertThat(first.quantityE8()).isEqualTo(e8("0.5"));
        assertThat(first.remainingE8()).isEqualTo(e8("1.5"));
        List<OrderEvent> second = print(75_000, "110.2");
        assertThat(second).hasSize(1);
        assertThat(((Filled) second.getFirst()).remainingE8()).isEqualTo(e8("1"));
        assertThat(print(70_000 + CANCELS, "110.3"))
                .containsExactly(new Expired("o-1", SYMBOL, Leg.ENTRY, ExpiryReason.REMAINDER, 70_000 + CANCELS));
        Filled stop = fillOf(print(200_000, "120"));
        assertThat(stop.quantityE8()).isEqualTo(e8("1"));
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void goesOnFromWhatItSaved() {
        place(Side.SELL);
        assertThat(print(70_000, "110")).isEmpty();
        StateWriter state = new StateWriter();
        venue.save(state);
        SimulatedVenue restored = venue(Microstructure.NONE, 0);
        StateReader reader = new StateReader(state.bytes());
        restored.restore(reader);
        reader.end();
        Tick next = tick(++tradeId, 90_000, "110.1", Move.JUMP, E8.ONE);
        assertThat(restored.on(next)).isEqualTo(venue.on(next)).isNotEmpty();
        Tick last = tick(++tradeId, 300_000, "99", Move.JUMP, 9 * E8.ONE);
        assertThat(restored.on(last)).isEqualTo(venue.on(last)).isNotEmpty();
    }

    private static Filled fillOf(List<OrderEvent> events) {
        return events.stream()
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Leg> fills(List<OrderEvent> events) {
        return events.stream()
                .filter(Filled.class::isInstance)
                .map(OrderEvent::leg)
                .toList();
    }

    private List<OrderEvent> print(long timeMicros, String price) {
        return venue.on(tick(++tradeId, timeMicros, price, Move.JUMP, E8.ONE));
    }

    private List<OrderEvent> line(long timeMicros, String price) {
        return venue.on(tick(++tradeId, timeMicros, price, Move.CONTINUOUS, E8.ONE));
    }

    private static Tick tick(long id, long timeMicros, String price, Move move, long quantityE8) {
        return new Tick(SYMBOL, id, e8(price), quantityE8, Aggressor.BUYER, move, timeMicros, timeMicros);
    }

    private static long e8(String decimal) {
        return E8.parse(decimal);
    }
}
