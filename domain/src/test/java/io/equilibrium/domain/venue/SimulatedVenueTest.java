package io.equilibrium.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.LeverageBracket;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.cost.OrderBounds;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedVenueTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final long LATENCY = 50_000;
    private static final Instruments INSTRUMENTS =
            Instruments.of(new Instrument(SYMBOL, e8("0.1"), e8("0.001"), e8("0.001"), e8("5")));
    private static final PaperSettings SETTINGS =
            new PaperSettings(Duration.ofMillis(50), e8("0.001"), FeeTier.VIP_0, Tape.DEFAULT_HOLE);

    private static final String LOWEST = "lowest";
    private static final String HIGHEST = "highest";
    private static final String LARGEST = "largest";
    private static final String DOWN = "down";
    private static final String UP = "up";

    private Instruments banded = INSTRUMENTS;
    private SimulatedVenue venue = new SimulatedVenue(SETTINGS, INSTRUMENTS);
    private long tradeId;

    @BeforeEach
    void startAtOneHundred() {
        tradeId = 0;
        assertThat(print(0, "100")).isEmpty();
    }

    @Test
    void aJumpFillsTheEntryAtTheFirstPrintOnceTheOrderActs() {
        venue.on(order(Side.BUY, "100.5", "110", "90", 0));

        assertThat(print(LATENCY - 1, "100.4")).isEmpty();
        assertThat(print(LATENCY + 7, "100.2"))
                .containsExactly(
                        new Accepted("o-0", SYMBOL, Leg.ENTRY, LATENCY),
                        new Filled(
                                "o-0",
                                SYMBOL,
                                Leg.ENTRY,
                                Side.BUY,
                                e8("2"),
                                e8("100.2"),
                                e8("0.1002"),
                                Liquidity.TAKER,
                                LATENCY + 7),
                        new Accepted("o-0", SYMBOL, Leg.TAKE_PROFIT, LATENCY + 7),
                        new Accepted("o-0", SYMBOL, Leg.STOP, LATENCY + 7));
    }

    @Test
    void anEntryBeyondItsLimitExpires() {
        venue.on(order(Side.BUY, "100.5", "110", "90", 0));

        assertThat(print(LATENCY, "100.6"))
                .containsExactly(
                        new Accepted("o-0", SYMBOL, Leg.ENTRY, LATENCY),
                        new Expired("o-0", SYMBOL, Leg.ENTRY, ExpiryReason.BEYOND_LIMIT, LATENCY));
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void aBetResolvedBeforeItsEntryActsExpires() {
        venue.on(order(Side.BUY, "100.5", "110", "90", 0));

        assertThat(print(LATENCY - 1, "90"))
                .containsExactly(
                        new Expired("o-0", SYMBOL, Leg.ENTRY, ExpiryReason.RESOLVED_BEFORE_ACTING, LATENCY - 1));
    }

    @Test
    void aLineFillsTheEntryWhereItStandsWhenTheOrderActs() {
        venue.on(order(Side.SELL, "99", "90", "110", 0));

        // From 100 at 0 to 104 at four latencies: 101 when the order acts.
        assertThat(fills(line(4 * LATENCY, "104")))
                .singleElement()
                .satisfies(fill -> assertThat(fill.priceE8()).isEqualTo(e8("101")))
                .satisfies(fill -> assertThat(fill.timeMicros()).isEqualTo(LATENCY));
    }

    @Test
    void aLinesPriceIsRoundedAgainstTheTrader() {
        venue.on(order(Side.BUY, "102", "110", "90", 0));

        // 100 + 1/3 when the order acts; a buyer pays the next tick up.
        assertThat(fills(line(3 * LATENCY, "101")).getFirst().priceE8()).isEqualTo(e8("100.4"));
    }

    @Test
    void aLineThatPassesTheStopBeforeTheOrderActsExpiresIt() {
        venue.on(order(Side.BUY, "100.5", "110", "90", 0));

        assertThat(line(2 * LATENCY, "80"))
                .containsExactly(new Expired("o-0", SYMBOL, Leg.ENTRY, ExpiryReason.RESOLVED_BEFORE_ACTING, LATENCY));
    }

    @Test
    void oneLineMayEnterAndLeave() {
        venue.on(order(Side.SELL, "97", "90", "110", 0));

        // 98 when the order acts at a fifth, 90 at five fifths: not passed; the next line passes it.
        assertThat(fills(line(5 * LATENCY, "90"))).hasSize(1);
        assertThat(fills(line(10 * LATENCY, "85")))
                .singleElement()
                .isEqualTo(new Filled(
                        "o-0",
                        SYMBOL,
                        Leg.TAKE_PROFIT,
                        Side.BUY,
                        e8("2"),
                        e8("90"),
                        e8("0.036"),
                        Liquidity.MAKER,
                        5 * LATENCY));
    }

    @Test
    void fundingIsSettledOnWhatIsOpenAtTheLastTrade() {
        Funding funding = new Funding(SYMBOL, e8("0.0001"), 3 * LATENCY);
        venue.on(order(Side.BUY, "100.5", "110", "90", 0));
        assertThat(venue.on(funding)).as("waits").isEmpty();
        print(LATENCY, "100");
        print(2 * LATENCY, "104");
        assertThat(venue.on(funding))
                .containsExactly(new OrderEvent.Funded(
                        "o-0", SYMBOL, Leg.ENTRY, e8("0.0001"), e8("104"), e8("-0.0208"), 3 * LATENCY));
        print(4 * LATENCY, "80");
        assertThat(venue.on(funding)).as("closed").isEmpty();
    }

    @Test
    void aTakeProfitFillsOnlyWhenTradedThrough() {
        open(Side.BUY);

        assertThat(print(2 * LATENCY, "110")).isEmpty();
        assertThat(print(3 * LATENCY, "110.1"))
                .containsExactly(
                        new Filled(
                                "o-0",
                                SYMBOL,
                                Leg.TAKE_PROFIT,
                                Side.SELL,
                                e8("2"),
                                e8("110"),
                                e8("0.044"),
                                Liquidity.MAKER,
                                3 * LATENCY),
                        new Cancelled("o-0", SYMBOL, Leg.STOP, 3 * LATENCY));
    }

    @Test
    void aStopTriggersWhenReachedAndSlipsFromThePrint() {
        open(Side.BUY);

        assertThat(print(2 * LATENCY, "90"))
                .containsExactly(
                        new Filled(
                                "o-0",
                                SYMBOL,
                                Leg.STOP,
                                Side.SELL,
                                e8("2"),
                                e8("89.9"),
                                e8("90"),
                                e8("90"),
                                e8("0.0899"),
                                Liquidity.TAKER,
                                2 * LATENCY),
                        new Cancelled("o-0", SYMBOL, Leg.TAKE_PROFIT, 2 * LATENCY));
    }

    @Test
    void aStopOnALineSlipsFromTheStopItself() {
        open(Side.SELL);

        // 0.1 % of 110 is 0.11, and a buyer pays the next tick up.
        assertThat(fills(line(3 * LATENCY, "120")))
                .singleElement()
                .satisfies(fill -> assertThat(fill.priceE8()).isEqualTo(e8("110.2")))
                .satisfies(fill -> assertThat(fill.timeMicros()).isEqualTo(2 * LATENCY));
    }

    /** Two at 100 with leverage 20: a margin of 10; liquidated at 95.5 (95 / 0.995, up to a tick) when long. */
    private void withLeverage() {
        LeverageBracket bracket = new LeverageBracket(e8("1000000"), 100, e8("0.005"), 0);
        venue = new SimulatedVenue(
                SETTINGS, INSTRUMENTS.withMargin(new Margin(20, e8("0.0125"), Map.of(SYMBOL, List.of(bracket)))));
        tradeId = 0;
        print(0, "100");
    }

    @Test
    void aPositionIsLiquidatedBeforeItsStopWhenItsMarginIsUsedUp() {
        withLeverage();
        open(Side.BUY);
        assertThat(print(2 * LATENCY, "95.6")).isEmpty();
        // The fee would be 2.3875, but the margin holds only 10 - 9 more.
        assertThat(print(3 * LATENCY, "95.5"))
                .containsExactly(
                        new Accepted("o-0", SYMBOL, Leg.LIQUIDATION, 3 * LATENCY),
                        new Filled(
                                "o-0",
                                SYMBOL,
                                Leg.LIQUIDATION,
                                Side.SELL,
                                e8("2"),
                                e8("95.5"),
                                e8("1"),
                                Liquidity.TAKER,
                                3 * LATENCY),
                        new Cancelled("o-0", SYMBOL, Leg.TAKE_PROFIT, 3 * LATENCY),
                        new Cancelled("o-0", SYMBOL, Leg.STOP, 3 * LATENCY));
        assertThat(venue.isIdle()).isTrue();
    }

    @Test
    void aJumpBeyondTheMarginLosesTheMarginAndNoMore() {
        withLeverage();
        open(Side.SELL);
        assertThat(fills(print(2 * LATENCY, "130"))).singleElement().satisfies(fill -> {
            assertThat(fill.leg()).isEqualTo(Leg.LIQUIDATION);
            assertThat(fill.priceE8()).isEqualTo(e8("105"));
            assertThat(fill.lastE8()).isEqualTo(e8("130"));
            assertThat(fill.feeE8()).isZero();
        });
    }

    @Test
    void aLineIsLiquidatedWhereItReachesThePrice() {
        withLeverage();
        open(Side.BUY);
        print(2 * LATENCY, "100");
        assertThat(fills(line(12 * LATENCY, "90"))).singleElement().satisfies(fill -> {
            assertThat(fill.priceE8()).isEqualTo(e8("95.5"));
            assertThat(fill.timeMicros()).isEqualTo(2 * LATENCY + 10 * LATENCY * 45 / 100);
        });
    }

    @Test
    void aStopThatComesFirstStopsAndACopyKnowsTheEntry() {
        withLeverage();
        venue.on(order(Side.BUY, "100.5", "110", "97", 0));
        print(LATENCY, "100");
        assertThat(fills(print(2 * LATENCY, "90")).getFirst().leg()).isEqualTo(Leg.STOP);
        venue.on(order(Side.BUY, "90.5", "110", "50", 2 * LATENCY));
        print(3 * LATENCY, "90");
        assertThat(fills(venue.copy().on(tick(99, 4 * LATENCY, "85.9", Move.JUMP)))
                        .getFirst()
                        .leg())
                .isEqualTo(Leg.LIQUIDATION);
    }

    @Test
    void flatteningClosesAfterTheLatencyAndCancelsBothLegs() {
        open(Side.BUY);
        venue.flatten(SYMBOL, 2 * LATENCY, 1);

        assertThat(print(3 * LATENCY - 1, "105")).isEmpty();
        assertThat(print(3 * LATENCY, "106"))
                .containsExactly(
                        new Accepted("o-0", SYMBOL, Leg.FLATTEN, 3 * LATENCY),
                        new Filled(
                                "o-0",
                                SYMBOL,
                                Leg.FLATTEN,
                                Side.SELL,
                                e8("2"),
                                e8("105.8"),
                                e8("106"),
                                e8("106"),
                                e8("0.1058"),
                                Liquidity.TAKER,
                                3 * LATENCY),
                        new Cancelled("o-0", SYMBOL, Leg.TAKE_PROFIT, 3 * LATENCY),
                        new Cancelled("o-0", SYMBOL, Leg.STOP, 3 * LATENCY));
    }

    @Test
    void flatteningCancelsAnEntryThatHasNotActed() {
        venue.on(order(Side.BUY, "100.5", "110", "90", 0));
        venue.flatten(SYMBOL, 0, 1);

        assertThat(print(LATENCY, "100")).containsExactly(new Cancelled("o-0", SYMBOL, Leg.ENTRY, LATENCY));
    }

    @Test
    void anOrderOfAnEpochBeforeTheFlatteningIsRefused() {
        venue.flatten(SYMBOL, 0, 2);

        assertThat(venue.on(order(Side.BUY, "100.5", "110", "90", 0, Long.MAX_VALUE, 1)))
                .containsExactly(new Rejected("o-0", SYMBOL, Leg.ENTRY, RejectReason.OLDER_EPOCH, LATENCY));
        assertThat(venue.on(order(Side.BUY, "100.5", "110", "90", 0, Long.MAX_VALUE, 2)))
                .isEmpty();
    }

    @Test
    void anOrderThatComesWhenTheMarketIsPastItsValidityIsRefused() {
        print(10, "100");
        assertThat(venue.on(order(Side.BUY, "100.5", "110", "90", 0, 10, 0))).isEmpty();
        print(11, "100");

        assertThat(venue.on(order(Side.BUY, "100.5", "110", "90", 1, 10, 0)))
                .containsExactly(new Rejected("o-1", SYMBOL, Leg.ENTRY, RejectReason.TOO_LATE, LATENCY + 1));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        open(Side.BUY);
        SimulatedVenue copy = venue.copy();

        assertThat(copy.on(tick(99, 9 * LATENCY, "80", Move.JUMP))).isNotEmpty();
        assertThat(copy.isIdle()).isTrue();
        assertThat(venue.isIdle()).isFalse();
        assertThat(venue.lastTradeId(SYMBOL)).isLessThan(99);
    }

    @Test
    void duplicateTicksChangeNothing() {
        open(Side.BUY);

        assertThat(venue.on(tick(tradeId, 5 * LATENCY, "200", Move.JUMP))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RejectReason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WOULD_TRIGGER_AT_ONCE", "WOULD_TAKE"})
    void filtersAreObeyed(RejectReason reason) {
        BracketOrder refused = switch (reason) {
            case UNKNOWN_SYMBOL -> order("XYZUSDT", "2", "100.5", "110", "90");
            case PRICE_OFF_TICK -> order(SYMBOL, "2", "100.55", "110", "90");
            case QUANTITY_OFF_LOT -> order(SYMBOL, "2.0005", "100.5", "110", "90");
            case BELOW_MINIMUM_QUANTITY -> {
                venue = new SimulatedVenue(
                        SETTINGS, Instruments.of(new Instrument(SYMBOL, e8("0.1"), e8("0.001"), e8("3"), 0)));
                yield order(SYMBOL, "2", "100.5", "110", "90");
            }
            case BELOW_MINIMUM_NOTIONAL -> order(SYMBOL, "0.001", "100.5", "110", "90");
            case PRICE_BELOW_LOWEST -> bounded(LOWEST, "90.1", "2");
            case PRICE_ABOVE_HIGHEST -> bounded(HIGHEST, "109.9", "2");
            case PRICE_ABOVE_BAND -> bounded(UP, "1.004", "2");
            case PRICE_BELOW_BAND -> {
                bounded(DOWN, "0.996", "2");
                yield order(Side.SELL, "99.5", "90", "110", 0);
            }
            case ABOVE_MAXIMUM_QUANTITY -> bounded(LARGEST, "1.999", "2");
            case TOO_LATE -> {
                print(1, "100");
                yield order(Side.BUY, "100.5", "110", "90", 0, 0, 0);
            }
            case OLDER_EPOCH -> {
                venue.flatten(SYMBOL, 0, 1);
                yield order(Side.BUY, "100.5", "110", "90", 0, Long.MAX_VALUE, 0);
            }
            case DUPLICATE_ORDER -> {
                venue.on(order(SYMBOL, "2", "100.5", "110", "90"));
                yield order(SYMBOL, "2", "100.5", "110", "90");
            }
            case WOULD_TRIGGER_AT_ONCE, WOULD_TAKE -> throw new AssertionError("of traps, and TrapTest's");
        };

        assertThat(venue.on(refused))
                .containsExactly(new Rejected("o-0", refused.symbol(), Leg.ENTRY, reason, LATENCY));
    }

    @ParameterizedTest
    @CsvSource({
        "lowest, 90",
        "highest, 110",
        "largest, 2",
        "market-step, 2",
        "market-smallest, 2",
        "market-largest, 2",
        "up, 1.005"
    })
    void whatIsJustWithinTheBoundsIsTaken(String bound, String value) {
        BracketOrder order = bounded(bound, value, "2");

        assertThat(venue.on(order)).isEmpty();
        assertThat(fills(print(LATENCY, "100"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "market-step, 1.5, QUANTITY_OFF_LOT",
        "market-smallest, 2.1, BELOW_MINIMUM_QUANTITY",
        "market-largest, 1.9, ABOVE_MAXIMUM_QUANTITY"
    })
    void aQuantityMustDoForTheStopAsAMarketOrderToo(String bound, String value, RejectReason reason) {
        BracketOrder order = bounded(bound, value, "2");

        assertThat(venue.on(order)).containsExactly(new Rejected("o-0", SYMBOL, Leg.ENTRY, reason, LATENCY));
    }

    @Test
    void beforeThereIsAPriceNoBandHolds() {
        bounded(UP, "1.004", "2");
        assertThat(venue.on(order(Side.BUY, "100.5", "110", "90", 0))).hasSize(1);
        venue = new SimulatedVenue(SETTINGS, banded);
        assertThat(venue.on(order(Side.BUY, "100.5", "110", "90", 0))).isEmpty();
    }

    // Sets one bound of the symbol, the price being 100, and gives the usual order.
    private BracketOrder bounded(String bound, String value, String quantity) {
        OrderBounds none = OrderBounds.NONE;
        OrderBounds bounds = new OrderBounds(
                bound.equals(LOWEST) ? e8(value) : none.lowestPriceE8(),
                bound.equals(HIGHEST) ? e8(value) : none.highestPriceE8(),
                bound.equals(LARGEST) ? e8(value) : none.largestQuantityE8(),
                bound.equals("market-step") ? e8(value) : none.marketLotStepE8(),
                bound.equals("market-smallest") ? e8(value) : none.smallestMarketQuantityE8(),
                bound.equals("market-largest") ? e8(value) : none.largestMarketQuantityE8(),
                bound.equals(DOWN) ? e8(value) : none.multiplierDownE8(),
                bound.equals(UP) ? e8(value) : none.multiplierUpE8());
        banded = Instruments.of(new Instrument(SYMBOL, e8("0.1"), e8("0.001"), e8("0.001"), e8("5"), bounds));
        venue = new SimulatedVenue(SETTINGS, banded);
        startAtOneHundred();
        return order(SYMBOL, quantity, "100.5", "110", "90");
    }

    @Test
    void goesOnFromWhatItSaved() {
        open(Side.BUY);
        venue.on(order(Side.SELL, "100", "90", "115", 2 * LATENCY));
        StateWriter state = new StateWriter();
        venue.save(state);
        SimulatedVenue restored = new SimulatedVenue(SETTINGS, INSTRUMENTS);
        StateReader reader = new StateReader(state.bytes());
        restored.restore(reader);
        reader.end();

        Tick next = tick(++tradeId, 4 * LATENCY, "112", Move.CONTINUOUS);
        assertThat(restored.on(next)).isEqualTo(venue.on(next)).isNotEmpty();
    }

    private void open(Side side) {
        venue.on(side == Side.BUY ? order(side, "100.5", "110", "90", 0) : order(side, "99.5", "90", "110", 0));
        assertThat(fills(print(LATENCY, "100"))).hasSize(1);
    }

    private static List<Filled> fills(List<OrderEvent> events) {
        List<Filled> fills = new ArrayList<>();
        events.forEach(event -> {
            if (event instanceof Filled filled) {
                fills.add(filled);
            }
        });
        return fills;
    }

    private List<OrderEvent> print(long timeMicros, String price) {
        return venue.on(tick(++tradeId, timeMicros, price, Move.JUMP));
    }

    private List<OrderEvent> line(long timeMicros, String price) {
        return venue.on(tick(++tradeId, timeMicros, price, Move.CONTINUOUS));
    }

    private static Tick tick(long id, long timeMicros, String price, Move move) {
        return new Tick(SYMBOL, id, e8(price), E8.ONE, Aggressor.BUYER, move, timeMicros, timeMicros);
    }

    private static BracketOrder order(Side side, String limit, String takeProfit, String stop, long decidedAt) {
        return order(side, limit, takeProfit, stop, decidedAt, Long.MAX_VALUE, 0);
    }

    private static BracketOrder order(
            Side side, String limit, String takeProfit, String stop, long decidedAt, long validUntil, long epoch) {
        return new BracketOrder(
                "o-" + decidedAt,
                SYMBOL,
                side,
                e8("2"),
                e8(limit),
                e8(takeProfit),
                e8(stop),
                1,
                1,
                decidedAt,
                validUntil,
                epoch);
    }

    private static BracketOrder order(String symbol, String quantity, String limit, String takeProfit, String stop) {
        return new BracketOrder(
                "o-0", symbol, Side.BUY, e8(quantity), e8(limit), e8(takeProfit), e8(stop), 1, 1, 0, Long.MAX_VALUE, 0);
    }

    private static long e8(String decimal) {
        return E8.parse(decimal);
    }
}
