package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.Filled;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.venue.Latency;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.domain.venue.QueueModel;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random brackets over the recorded trades and quotes beside the checkout: no fill is early, better than the book, or elsewhere. */
class RecordedFillsTest {
    private static final String SYMBOL = "BTCUSDT";
    private static final int LEVELS = 6;
    private static final Latency LATENCY = new Latency.Sampled(List.of(6_500L, 8_200L, 9_000L, 18_000L, 60_000L));

    private final Map<String, BracketOrder> orders = new HashMap<>();
    private final Map<Leg, Integer> fills = new EnumMap<>(Leg.class);
    private final Account account = new Account(0);
    private final Map<Boolean, Integer> traps = new HashMap<>();
    private int parts;
    private long cashE8;

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({
        "usdm-btcusdt_20240719.gz, 1",
        "usdm-btcusdt_20240719.gz, 2",
        "usdm-btcusdt_20240808.gz, 1",
        "usdm-btcusdt_20240808.gz, 2"
    })
    void noFillFlatters(String file, long seed) {
        Instruments instruments = InstrumentFile.builtIn().instruments();
        Instrument instrument = instruments.find(SYMBOL).orElseThrow();
        QueueModel queue = seed == 1 ? new QueueModel.RiskAverse() : new QueueModel.Probabilistic(2);
        PaperSettings settings = new PaperSettings(
                new Latencies(LATENCY, LATENCY, LATENCY, seed),
                10_000,
                FeeTier.VIP_0,
                Tape.DEFAULT_HOLE,
                new Microstructure(100, 50_000 * E8.ONE, true, queue, E8.ONE / 2));
        SimulatedVenue venue = new SimulatedVenue(settings, instruments);
        Random random = new Random(seed);
        List<Tick> ticks = ticks(file);
        long latest = Long.MIN_VALUE;
        for (Tick tick : ticks) {
            latest = Math.max(latest, tick.eventTimeMicros());
            if (random.nextInt(10) == 0) {
                BracketOrder order = order(random, instrument, tick, latest);
                orders.put(order.orderId(), order);
                assertThat(venue.on(order)).isEmpty();
            }
            for (OrderEvent event : venue.on(tick)) {
                if (event instanceof Filled fill) {
                    check(fill, tick, latest, settings);
                }
            }
        }
        assertThat(fills).as("%s, seed %d", file, seed).containsKeys(Leg.ENTRY, Leg.TAKE_PROFIT, Leg.STOP);
        assertThat(fills.get(Leg.ENTRY)).isGreaterThan(200);
        assertThat(parts).isPositive();
        assertThat(traps)
                .containsOnlyKeys(true, false)
                .allSatisfy((_, many) -> assertThat(many).isGreaterThan(50));
    }

    private void check(Filled fill, Tick tick, long latest, PaperSettings settings) {
        BracketOrder order = orders.get(fill.orderId());
        boolean buys = fill.side() == Side.BUY;
        long best = tick.quote().isNone()
                ? tick.priceE8()
                : buys ? tick.quote().askE8() : tick.quote().bidE8();
        assertThat(fill.timeMicros())
                .isEqualTo(latest)
                .isGreaterThanOrEqualTo(settings.latencies().actsAtMicros(order.orderId(), order.decidedAtMicros()));
        switch (fill.leg()) {
            case ENTRY -> {
                assertThat(order.side().isBeyond(fill.priceE8(), order.limitPriceE8()))
                        .isFalse();
                if (order.entry() instanceof Entry.Trap trap) {
                    traps.merge(order.isRestingLimit(), 1, Integer::sum);
                    assertThat(trap.sign() * (tick.priceE8() - trap.levelE8()))
                            .as("%s at %s", fill, tick)
                            .isNotNegative();
                }
                if (order.isRestingLimit()) {
                    assertThat(fill.priceE8()).isEqualTo(order.limitPriceE8());
                    assertThat(fill.quantityE8()).isLessThanOrEqualTo(tick.quantityE8() / 2);
                }
            }
            case TAKE_PROFIT -> {
                assertThat(fill.priceE8()).isEqualTo(order.takeProfitE8());
                assertThat(order.side().isBeyond(order.takeProfitE8(), tick.priceE8()))
                        .isFalse();
                assertThat(fill.quantityE8()).isLessThanOrEqualTo(tick.quantityE8() / 2);
            }
            case STOP ->
                assertThat(order.side().isBeyond(tick.priceE8(), order.stopE8()))
                        .isFalse();
            case FLATTEN, LIQUIDATION -> throw new AssertionError(fill);
        }
        if (fill.leg() != Leg.TAKE_PROFIT && !(fill.leg() == Leg.ENTRY && order.isRestingLimit())) {
            assertThat(fill.side().isBeyond(best, fill.priceE8()))
                    .as("%s at %s", fill, tick)
                    .isFalse();
        }
        account.on(fill);
        cashE8 -= fill.side().sign() * E8.multiply(fill.priceE8(), fill.quantityE8()) + fill.feeE8();
        // What the fills paid and received is what the account says, but for what rounding a notional to 1e-8 takes.
        long open = account.positions().stream()
                .mapToLong(position -> position.side().sign() * position.notionalAtE8(position.entryPriceE8()))
                .sum();
        fills.merge(fill.leg(), 1, Integer::sum);
        parts += fill.completesLeg() ? 0 : 1;
        long filled = fills.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(Math.abs(account.cashE8() - open - cashE8)).isLessThanOrEqualTo(2 * filled);
    }

    private static BracketOrder order(Random random, Instrument instrument, Tick tick, long latest) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long step = side.sign() * instrument.priceTickE8();
        long price = instrument.nearestPriceE8(tick.priceE8());
        if (random.nextBoolean()) {
            return trap(random, instrument, tick, latest, side);
        }
        return new BracketOrder(
                BracketOrder.idOf(SYMBOL, tick.tradeId()),
                SYMBOL,
                side,
                random.nextInt(20, 3_000) * instrument.lotStepE8(),
                price + step * random.nextInt(0, 20),
                price + step * random.nextInt(5, 100),
                price - step * random.nextInt(5, 100),
                tick.tradeId(),
                tick.tradeId(),
                latest,
                Long.MAX_VALUE,
                0);
    }

    private static BracketOrder trap(Random random, Instrument instrument, Tick tick, long latest, Side side) {
        long tickE8 = instrument.priceTickE8();
        int sign = random.nextBoolean() ? 1 : -1;
        long level = instrument.nearestPriceE8(tick.priceE8()) + sign * tickE8 * random.nextInt(1, 40);
        long slip = side.sign() == sign ? sign * tickE8 * random.nextInt(0, 20) : 0;
        return new BracketOrder(
                BracketOrder.idOf(SYMBOL, tick.tradeId()),
                SYMBOL,
                side,
                random.nextInt(20, 3_000) * instrument.lotStepE8(),
                level + slip,
                level + side.sign() * tickE8 * random.nextInt(5, 100),
                level - side.sign() * tickE8 * random.nextInt(5, 100),
                tick.tradeId(),
                tick.tradeId(),
                latest,
                Long.MAX_VALUE,
                0,
                new Entry.Trap(level, level - sign * tickE8 * random.nextInt(41, 90)),
                null);
    }

    private static List<Tick> ticks(String name) {
        Path at = Path.of("").toAbsolutePath();
        for (int level = 0; level < LEVELS && at != null; level++) {
            Path found = at.resolve("shared/data/recorded").resolve(name);
            if (Files.exists(found)) {
                List<Tick> ticks = new ArrayList<>();
                MarketFiles.open(List.of(found), ReadOptions.DEFAULT).forEach(ticks::add);
                return ticks;
            }
            at = at.getParent();
        }
        return abort("skipped: no shared/data/recorded/" + name + " beside the checkout, so no recording to trade on");
    }
}
