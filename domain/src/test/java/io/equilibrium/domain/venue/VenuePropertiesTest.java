package io.equilibrium.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.golden.GoldenMarket;
import io.equilibrium.domain.golden.GoldenSet;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.Filled;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.NaiveVenue.Deal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many random brackets over seeded and golden tapes, under every kind of market: the twin deals the same, and no fill flatters. */
class VenuePropertiesTest {
    private static final String SYMBOL = GoldenMarket.SYMBOL;
    private static final int ORDERS = 400;
    private static final long FLATTENED = 7;
    private static final int PART = 2_000;
    private static final int ALONE = 30;

    /** One tape with orders on it, and what the venue said. */
    private record Session(
            PaperSettings settings, Instrument instrument, List<Tick> ticks, Map<Integer, List<BracketOrder>> orders) {
        List<OrderEvent> run() {
            SimulatedVenue venue = new SimulatedVenue(settings, Instruments.of(instrument));
            List<OrderEvent> events = new ArrayList<>();
            for (int i = 0; i < ticks.size(); i++) {
                for (BracketOrder order : orders.getOrDefault(i, List.of())) {
                    events.addAll(venue.on(order));
                }
                if (i == flattenBefore()) {
                    events.addAll(venue.flatten(SYMBOL, ticks.get(i).eventTimeMicros(), FLATTENED));
                }
                if (i % 97 == 0) {
                    venue = venue.copy();
                }
                events.addAll(venue.on(ticks.get(i)));
            }
            return events;
        }

        int flattenBefore() {
            return ticks.size() * 9 / 10;
        }

        long flattenAt() {
            return settings.latencies()
                    .flattensAtMicros(SYMBOL, ticks.get(flattenBefore()).eventTimeMicros(), FLATTENED);
        }
    }

    static Stream<Arguments> sessions() {
        return LongStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(seed -> markets().entrySet().stream()
                        .map(market -> Arguments.of(seed, market.getKey(), market.getValue())));
    }

    private static Map<String, Microstructure> markets() {
        long endless = Microstructure.ENDLESS;
        Map<String, Microstructure> markets = new TreeMap<>();
        markets.put("nothing", Microstructure.NONE);
        markets.put("spread", new Microstructure(10_000, endless, false, new QueueModel.TradedThrough(), endless));
        markets.put("depth", new Microstructure(5_000, 150 * E8.ONE, false, new QueueModel.RiskAverse(), endless));
        markets.put(
                "participation", new Microstructure(0, 400 * E8.ONE, false, new QueueModel.RiskAverse(), E8.ONE / 10));
        markets.put("quotes", new Microstructure(5_000, 300 * E8.ONE, true, new QueueModel.RiskAverse(), E8.ONE));
        markets.put(
                "probabilistic", new Microstructure(5_000, endless, true, new QueueModel.Probabilistic(2), E8.ONE / 2));
        return markets;
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("sessions")
    void theTwinDealsTheSameAndNoFillFlattersOnAWalk(long seed, String name, Microstructure market) {
        holds(walk(seed, market), "walk " + seed + " " + name);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("sessions")
    void theTwinDealsTheSameAndNoFillFlattersOnGoldenTapes(long seed, String name, Microstructure market) {
        GoldenMarket golden = new GoldenMarket(GoldenSet.SYNTHETIC, Grid.ANCHORED, seed % 2 == 0 ? BarPath.AUTO : null);
        List<Tick> ticks = golden.ticks();
        List<Tick> part = ticks.subList((int) seed * 1_000 % (ticks.size() / 2), ticks.size());
        long tick = golden.path() == null ? E8.ONE / 100 : 5 * E8.ONE;
        holds(
                session(seed, part.subList(0, Math.min(4_000, part.size())), tick, market),
                "golden " + seed + " " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quotes", "depth"})
    void everyKindOfFillHappens(String name) {
        Session session = walk(1, Objects.requireNonNull(markets().get(name)));
        List<Filled> fills = fills(session.run());
        for (Leg leg : EnumSet.complementOf(EnumSet.of(Leg.LIQUIDATION))) {
            assertThat(fills).anyMatch(fill -> fill.leg() == leg);
        }
        assertThat(fills).anyMatch(fill -> fill.leg() == Leg.TAKE_PROFIT && fill.remainingE8() > 0);
        assertThat(fills).anyMatch(fill -> fill.leg() == Leg.ENTRY && fill.remainingE8() > 0);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"usdm-btcusdt_20240719.gz", "usdm-btcusdt_20240808.gz"})
    void theTwinDealsTheSameAndNoFillFlattersOnRecordings(String name) {
        List<Tick> ticks = RecordedTape.of(SYMBOL, name);
        List<String> markets = List.copyOf(markets().keySet());
        for (int part = 0; part * PART < ticks.size() - PART / 2; part++) {
            String market = markets.get(part % markets.size());
            List<Tick> some = ticks.subList(part * PART, Math.min(ticks.size(), (part + 1) * PART));
            holds(
                    session(
                            part,
                            some,
                            E8.ONE / 10,
                            Objects.requireNonNull(markets().get(market))),
                    name + " part " + part + " " + market);
        }
    }

    private static void holds(Session session, String what) {
        List<OrderEvent> events = session.run();
        List<Filled> fills = fills(events);
        session.orders()
                .forEach((index, orders) -> orders.forEach(order -> {
                    List<Deal> dealt = fills.stream()
                            .filter(fill -> fill.orderId().equals(order.orderId()))
                            .map(VenuePropertiesTest::deal)
                            .toList();
                    NaiveVenue twin = new NaiveVenue(order, session.instrument(), session.settings());
                    long flattenAt = index <= session.flattenBefore() ? session.flattenAt() : Long.MAX_VALUE;
                    boolean rejected = events.stream()
                            .anyMatch(event -> event instanceof OrderEvent.Rejected
                                    && event.orderId().equals(order.orderId()));
                    assertThat(dealt)
                            .as("%s %s", what, order)
                            .isEqualTo(rejected ? List.of() : twin.deals(session.ticks(), index, flattenAt));
                }));
        session.orders().entrySet().stream()
                .limit(ALONE)
                .forEach(at ->
                        isDealtTheSameAlone(session, at.getKey(), at.getValue().getFirst(), events, what));
        assertThat(fills).as(what).hasSizeGreaterThan(20);
        fills.forEach(fill -> flattersNot(session, fill));
    }

    /** What others have at the venue does not matter to it. */
    private static void isDealtTheSameAlone(
            Session session, int index, BracketOrder order, List<OrderEvent> among, String what) {
        Session alone =
                new Session(session.settings(), session.instrument(), session.ticks(), Map.of(index, List.of(order)));
        assertThat(alone.run())
                .as("%s, alone: %s", what, order)
                .isEqualTo(among.stream()
                        .filter(event -> event.orderId().equals(order.orderId()))
                        .toList());
    }

    /** Not before the order acts, not better than the market was, not where the market was not. */
    private static void flattersNot(Session session, Filled fill) {
        BracketOrder order = session.orders().values().stream()
                .flatMap(List::stream)
                .filter(one -> one.orderId().equals(fill.orderId()))
                .findAny()
                .orElseThrow();
        assertThat(fill.timeMicros())
                .isGreaterThanOrEqualTo(
                        session.settings().latencies().actsAtMicros(order.orderId(), order.decidedAtMicros()));
        assertThat(fill.priceE8() % session.instrument().priceTickE8()).isZero();
        assertThat(fill.quantityE8()).isPositive();
        assertThat(fill.quantityE8() % session.instrument().lotStepE8()).isZero();
        // Of the moves at that time the fill is possible in at least one.
        boolean possible = false;
        long time = Long.MIN_VALUE;
        Tick before = null;
        for (Tick tick : session.ticks()) {
            if (before == null || tick.tradeId() > before.tradeId()) {
                long from = time;
                time = Math.max(time, tick.eventTimeMicros());
                boolean line = before != null && tick.move() == Move.CONTINUOUS;
                boolean then =
                        line ? from <= fill.timeMicros() && fill.timeMicros() <= time : fill.timeMicros() == time;
                possible |= then && isPossible(session, order, fill, tick, line ? before : tick);
                before = tick;
            }
        }
        assertThat(possible).as("%s", fill).isTrue();
    }

    private static boolean isPossible(Session session, BracketOrder order, Filled fill, Tick tick, Tick before) {
        long low = Math.min(tick.priceE8(), before.priceE8());
        long high = Math.max(tick.priceE8(), before.priceE8());
        boolean quoted = session.settings().market().quotes() && !tick.quote().isNone();
        long ask = quoted ? tick.quote().askE8() : low;
        long bid = quoted ? tick.quote().bidE8() : high;
        long price = fill.priceE8();
        boolean up = order.side() == Side.BUY;
        boolean fair = fill.side() == Side.BUY ? price >= ask : price <= bid;
        return switch (fill.leg()) {
            case ENTRY ->
                switch (order.entry()) {
                    case Entry.AtStep _ -> fair && !order.side().isBeyond(price, order.limitPriceE8());
                    case Entry.Trap trap -> {
                        boolean came = trap.sign() > 0 ? high >= trap.levelE8() : low <= trap.levelE8();
                        yield came
                                && (order.isRestingLimit()
                                        ? price == trap.levelE8()
                                                && fill.quantityE8()
                                                        <= session.settings()
                                                                .market()
                                                                .shareE8(tick.quantityE8())
                                        : fair && !order.side().isBeyond(price, order.limitPriceE8()));
                    }
                };
            case TAKE_PROFIT ->
                price == order.takeProfitE8()
                        && (up ? high >= price : low <= price)
                        && fill.quantityE8() <= session.settings().market().shareE8(tick.quantityE8());
            case STOP -> fair && (up ? low <= order.stopE8() : high >= order.stopE8());
            case FLATTEN -> fair;
            case LIQUIDATION -> throw new AssertionError(fill);
        };
    }

    private static Deal deal(Filled fill) {
        return new Deal(
                fill.leg(),
                NaiveVenue.text(NaiveVenue.e8(fill.quantityE8())),
                NaiveVenue.text(NaiveVenue.e8(fill.priceE8())),
                fill.timeMicros());
    }

    private static List<Filled> fills(List<OrderEvent> events) {
        return events.stream()
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .toList();
    }

    private static Session walk(long seed, Microstructure market) {
        Random random = new Random(seed);
        List<Tick> ticks = new ArrayList<>();
        long price = 1_000;
        long time = 1_000_000;
        for (int i = 0; i < 4_000; i++) {
            price = Math.max(100, price + random.nextInt(-2, 3));
            time += 1_000L * random.nextInt(40);
            Move move = random.nextInt(4) == 0 ? Move.CONTINUOUS : Move.JUMP;
            Aggressor aggressor = random.nextBoolean() ? Aggressor.BUYER : Aggressor.SELLER;
            long quantity = random.nextInt(1, 3_000) * E8.ONE / 1_000;
            ticks.add(new Tick(
                    SYMBOL,
                    i + 1,
                    price * E8.ONE / 10,
                    quantity,
                    aggressor,
                    move,
                    time - 1_000L * random.nextInt(10),
                    time,
                    quote(random, price, aggressor)));
        }
        return session(seed, ticks, E8.ONE / 10, market);
    }

    private static Quote quote(Random random, long price, Aggressor aggressor) {
        if (random.nextInt(10) == 0) {
            return Quote.NONE;
        }
        long bid = aggressor == Aggressor.SELLER ? price : price - random.nextInt(1, 3);
        long ask = aggressor == Aggressor.BUYER ? price : price + random.nextInt(1, 3);
        return new Quote(
                bid * E8.ONE / 10,
                random.nextInt(1, 4_000) * E8.ONE / 1_000,
                ask * E8.ONE / 10,
                random.nextInt(1, 4_000) * E8.ONE / 1_000,
                random.nextBoolean() ? Depth.NONE : Depth.of(side(random, bid, -1), side(random, ask, 1)));
    }

    private static long[] side(Random random, long best, int away) {
        long[] levels = new long[2 * random.nextInt(9)];
        long price = best;
        for (int i = 0; i < levels.length; i += 2) {
            price += (long) away * random.nextInt(1, 4);
            levels[i] = price * E8.ONE / 10;
            levels[i + 1] = random.nextInt(1, 2_000) * E8.ONE / 1_000;
        }
        return levels;
    }

    private static Session session(long seed, List<Tick> ticks, long tick, Microstructure market) {
        Random random = new Random(seed + 1_000);
        long lot = E8.ONE / 1_000;
        Instrument instrument = new Instrument(SYMBOL, tick, lot, lot, 0);
        // On a trade's time, and right behind it.
        List<Long> samples = random.longs(20, 0, 100)
                .mapToObj(millis -> 1_000 * millis + random.nextInt(2))
                .toList();
        Latency latency = new Latency.Sampled(samples);
        PaperSettings settings = new PaperSettings(
                new Latencies(latency, latency, new Latency.Sampled(List.of(0L, 20_000L)), seed),
                10_000,
                FeeTier.VIP_0,
                Tape.DEFAULT_HOLE,
                market);
        Map<Integer, List<BracketOrder>> orders = new TreeMap<>();
        for (int i = 0; i < ORDERS; i++) {
            int index = random.nextInt(1, ticks.size());
            orders.computeIfAbsent(index, none -> new ArrayList<>())
                    .add(order(i, random, instrument, ticks.subList(0, index + 1), latest(ticks, index)));
        }
        return new Session(settings, instrument, ticks, orders);
    }

    private static long latest(List<Tick> ticks, int index) {
        return ticks.subList(0, index + 1).stream()
                .mapToLong(Tick::eventTimeMicros)
                .max()
                .orElseThrow();
    }

    private static BracketOrder order(
            int number, Random random, Instrument instrument, List<Tick> seen, long decidedAt) {
        long price = instrument.nearestPriceE8(seen.getLast().priceE8());
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long step = instrument.priceTickE8();
        if (random.nextInt(2) == 0) {
            return trap(number, random, instrument, seen.getLast(), decidedAt);
        }
        return new BracketOrder(
                SYMBOL + "-" + number,
                SYMBOL,
                side,
                random.nextInt(1, 5_000) * instrument.lotStepE8(),
                price + side.sign() * step * random.nextInt(0, 6),
                price + side.sign() * step * random.nextInt(4, 30),
                price - side.sign() * step * random.nextInt(4, 30),
                number,
                seen.getLast().tradeId(),
                decidedAt,
                Long.MAX_VALUE,
                FLATTENED);
    }

    private static BracketOrder trap(int number, Random random, Instrument instrument, Tick last, long decidedAt) {
        long step = instrument.priceTickE8();
        int sign = random.nextBoolean() ? 1 : -1;
        long level = instrument.nearestPriceE8(last.priceE8()) + sign * step * random.nextInt(0, 12);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long limit = side.sign() == sign ? level + sign * step * random.nextInt(0, 6) : level;
        return new BracketOrder(
                SYMBOL + "-" + number,
                SYMBOL,
                side,
                random.nextInt(1, 5_000) * instrument.lotStepE8(),
                limit,
                level + side.sign() * step * random.nextInt(4, 30),
                level - side.sign() * step * random.nextInt(4, 30),
                number,
                last.tradeId(),
                decidedAt,
                Long.MAX_VALUE,
                FLATTENED,
                new Entry.Trap(level, level - sign * (step * random.nextInt(2, 40) + random.nextLong(step))),
                null);
    }
}
