package io.equilibrium.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Carry;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.Filled;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A step up to 100 with sizes of 10. The first bet buys 2 there: continuation is carried at 110 with its take profit at 120,
 * reversal (bought after a step down) is carried at 90 with its stop at 80. Orders take 50 ms.
 */
class CarryTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final long ACTS = 50_000;
    private static final Instruments INSTRUMENTS =
            Instruments.of(new Instrument(SYMBOL, e8("0.1"), e8("0.001"), e8("0.001"), e8("5")));

    private SimulatedVenue venue = new SimulatedVenue(
            new PaperSettings(Duration.ofMillis(50), e8("0.001"), FeeTier.VIP_0, Tape.DEFAULT_HOLE), INSTRUMENTS);
    private long tradeId;

    @BeforeEach
    void begin() {
        print(0, "100");
    }

    private static BracketOrder bet(int number, String level, String quantity, @Nullable Carry carry, long decidedAt) {
        boolean won = carry != null && carry.exit() == Leg.TAKE_PROFIT;
        boolean lost = carry != null && carry.exit() == Leg.STOP;
        return new BracketOrder(
                "o-" + number,
                SYMBOL,
                Side.BUY,
                e8(quantity),
                e8(level) + e8("2.5"),
                e8(level) + e8(won ? "20" : "10"),
                e8(level) - e8(lost ? "20" : "10"),
                number,
                number,
                decidedAt,
                Long.MAX_VALUE,
                1,
                Entry.AT_STEP,
                carry);
    }

    private static Carry won(String price) {
        return new Carry(Leg.TAKE_PROFIT, e8(price));
    }

    private static Carry lost(String price) {
        return new Carry(Leg.STOP, e8(price));
    }

    private void holdFirst(Carry carry) {
        assertThat(venue.on(bet(1, "100", "2", carry, 0))).isEmpty();
        assertThat(fills(print(ACTS, "100"))).containsExactly("ENTRY 2 at 100 TAKER");
    }

    private void decideNext(String level, String quantity, long at) {
        assertThat(venue.on(bet(2, level, quantity, null, at))).isEmpty();
    }

    @Test
    void aWinPassesToTheNextBetWhenItActs() {
        holdFirst(won("110"));
        decideNext("110", "2", 100_000);
        assertThat(print(100_000, "110")).isEmpty();
        List<OrderEvent> events = print(170_000, "111");
        assertThat(fills(events)).containsExactly("TAKE_PROFIT 2 at 111 CARRIED", "ENTRY 2 at 111 CARRIED");
        assertThat(events)
                .filteredOn(Filled.class::isInstance)
                .allMatch(fill -> ((Filled) fill).feeE8() == 0 && fill.timeMicros() == 170_000);
        assertThat(events).contains(new OrderEvent.Cancelled("o-1", SYMBOL, Leg.STOP, 170_000));
        assertThat(fills(print(200_000, "120.1"))).containsExactly("TAKE_PROFIT 2 at 120 MAKER");
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void aLossPassesToTheNextBetToo() {
        holdFirst(lost("90"));
        decideNext("90", "2", 100_000);
        assertThat(print(100_000, "90")).isEmpty();
        assertThat(fills(print(150_000, "89"))).containsExactly("STOP 2 at 89 CARRIED", "ENTRY 2 at 89 CARRIED");
        assertThat(fills(print(200_000, "80"))).containsExactly("STOP 2 at 79.9 TAKER");
    }

    @Test
    void onALineItPassesAtThePriceOfTheMomentAndTheRestOfTheLineCounts() {
        holdFirst(won("110"));
        decideNext("110", "2", 100_000);
        line(100_000, "110");
        List<OrderEvent> events = line(200_000, "121");
        assertThat(fills(events))
                .containsExactly(
                        "TAKE_PROFIT 2 at 115.5 CARRIED", "ENTRY 2 at 115.5 CARRIED", "TAKE_PROFIT 2 at 120 MAKER");
        assertThat(events.getFirst().timeMicros()).isEqualTo(150_000);
    }

    @ParameterizedTest
    @CsvSource({"110, 112, 160000", "112, 112, 150000"})
    void withoutANextBetItIsClosedAtTheMarketOnceTheCloseActs(String reached, String then, long at) {
        holdFirst(won("110"));
        assertThat(print(100_000, reached)).isEmpty();
        assertThat(print(149_999, "111")).isEmpty();
        List<OrderEvent> events = print(at, then);
        assertThat(fills(events)).containsExactly("FLATTEN 2 at 111.8 TAKER");
        assertThat(events.getFirst().timeMicros()).isEqualTo(at);
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void onALineItIsClosedWithinTheMove() {
        holdFirst(won("110"));
        List<OrderEvent> events = line(ACTS + 100_000, "111");
        assertThat(events).isEmpty();
        events = line(ACTS + 200_000, "106");
        assertThat(fills(events)).containsExactly("FLATTEN 2 at 108.8 TAKER");
        assertThat(events.getFirst().timeMicros()).isEqualTo(ACTS + 100_000 * 10 / 11 + 50_000);
    }

    @Test
    void whatRunsOnLeavesByTheFurtherExitBeforeAnybodyActs() {
        holdFirst(won("110"));
        decideNext("110", "2", 100_000);
        print(100_000, "110");
        assertThat(fills(print(120_000, "120.1"))).containsExactly("TAKE_PROFIT 2 at 120 MAKER");
    }

    @Test
    void whatTurnsBackFarLeavesByItsStop() {
        holdFirst(won("110"));
        print(100_000, "110");
        assertThat(fills(print(120_000, "90"))).containsExactly("STOP 2 at 89.9 TAKER");
    }

    @Test
    void aSmallerNextBetTakesWhatItWantsAndTheRestIsClosed() {
        holdFirst(won("110"));
        decideNext("110", "1.5", 100_000);
        print(100_000, "110");
        assertThat(fills(print(150_000, "110")))
                .containsExactly(
                        "FLATTEN 0.5 at 109.8 TAKER", "TAKE_PROFIT 1.5 at 110 CARRIED", "ENTRY 1.5 at 110 CARRIED");
    }

    @Test
    void aLargerNextBetTakesWhatThereIs() {
        holdFirst(won("110"));
        decideNext("110", "3", 100_000);
        print(100_000, "110");
        List<OrderEvent> events = print(150_000, "110");
        assertThat(fills(events)).containsExactly("TAKE_PROFIT 2 at 110 CARRIED", "ENTRY 2 at 110 CARRIED");
        assertThat(events)
                .contains(new OrderEvent.Expired("o-2", SYMBOL, Leg.ENTRY, OrderEvent.ExpiryReason.REMAINDER, 150_000));
    }

    @Test
    void aNextBetThatIsTooLateLeavesItToBeClosed() {
        holdFirst(won("110"));
        decideNext("110", "2", 100_000);
        print(100_000, "110");
        assertThat(fills(print(120_000, "99"))).isEmpty();
        assertThat(fills(print(160_000, "99"))).containsExactly("FLATTEN 2 at 98.9 TAKER");
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void aNextBetBehindItsLimitTakesOverAllTheSame() {
        holdFirst(won("110"));
        decideNext("110", "2", 100_000);
        print(100_000, "110");
        assertThat(fills(print(150_000, "113")))
                .containsExactly("TAKE_PROFIT 2 at 113 CARRIED", "ENTRY 2 at 113 CARRIED");
    }

    @Test
    void aFlatteningComesFirst() {
        holdFirst(won("110"));
        decideNext("110", "2", 100_000);
        print(100_000, "110");
        venue.flatten(SYMBOL, 60_000, 1);
        assertThat(fills(print(150_000, "110"))).containsExactly("FLATTEN 2 at 109.8 TAKER");
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void goesOnFromWhatItSaved() {
        holdFirst(won("110"));
        print(100_000, "110");
        venue = venue.copy();
        decideNext("110", "2", 100_000);
        assertThat(fills(print(150_000, "111")))
                .containsExactly("TAKE_PROFIT 2 at 111 CARRIED", "ENTRY 2 at 111 CARRIED");
    }

    @Test
    void whatIsCarriedOutsideItsBracketIsRefused() {
        assertThatThrownBy(() -> bet(1, "100", "2", won("120"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("o-1: it must be carried between its take profit and its stop");
        assertThatThrownBy(() -> new Carry(Leg.ENTRY, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its take profit or its stop, not ENTRY");
    }

    private List<OrderEvent> print(long micros, String price) {
        return venue.on(tick(micros, price, Move.JUMP));
    }

    private List<OrderEvent> line(long micros, String price) {
        return venue.on(tick(micros, price, Move.CONTINUOUS));
    }

    private Tick tick(long micros, String price, Move move) {
        return new Tick(SYMBOL, ++tradeId, e8(price), E8.ONE, Aggressor.BUYER, move, micros, micros);
    }

    private static List<String> fills(List<OrderEvent> events) {
        return events.stream()
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .map(fill -> "%s %s at %s %s"
                        .formatted(
                                fill.leg(), E8.format(fill.quantityE8()), E8.format(fill.priceE8()), fill.liquidity()))
                .toList();
    }

    private static long e8(String text) {
        return E8.parse(text);
    }
}
