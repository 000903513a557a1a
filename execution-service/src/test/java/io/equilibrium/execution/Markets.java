package io.equilibrium.execution;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.Limit;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.venue.Latency;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.domain.venue.QueueModel;
import io.equilibrium.domain.window.WindowSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Seeded markets without an edge, as bars and as prints with many trades at the same time, and settings that bet often. */
public final class Markets {
    public static final String BARS = "BARUSDT";
    public static final String PRINTS = "PRINTUSDT";
    public static final String BURSTS = "BURSTUSDT";

    private Markets() {}

    /** Wide limits, so that no decision depends on when fills come. */
    public static TradingSettings settings() {
        long wide = 1_000_000_000 * E8.ONE;
        TradingSettings free = settings(10_000_000 * E8.ONE, wide, BreakerSettings.DEFAULT.withRules(List.of()));
        return new TradingSettings(
                free.strategy(),
                free.risk().with(Limit.OPEN_ORDERS, 1_000_000).with(Limit.ORDERS_PER_MINUTE, 1_000_000),
                free.paper(),
                free.markInterval(),
                free.instruments());
    }

    /** Limits that fills free and use up, and a breaker that kills soon: every decision depends on the venue's answers. */
    public static TradingSettings tight() {
        BreakerSettings soon = BreakerSettings.DEFAULT
                .withDrawdowns(300_000, 480_000, 500_000)
                .withPauses(Duration.ofHours(2), Duration.ofHours(2), BreakerSettings.DEFAULT.trialLossE8());
        return settings(10_000 * E8.ONE, 2_500 * E8.ONE, soon);
    }

    /** Limits as tight, and a venue with drawn latencies, a spread, little depth, a queue and fills in parts. */
    public static TradingSettings lifelike() {
        TradingSettings tight = tight();
        PaperSettings usual = tight.paper();
        Latency drawn = new Latency.Sampled(List.of(0L, 20_000L, 300_000L, 2_000_000L, 15_000_000L));
        Microstructure market = new Microstructure(5_000, 300 * E8.ONE, true, new QueueModel.RiskAverse(), 70_000_000);
        PaperSettings paper = new PaperSettings(
                new Latencies(drawn, drawn, drawn, 7), usual.stopSlippageRateE8(), usual.fees(), usual.hole(), market);
        return new TradingSettings(tight.strategy(), tight.risk(), paper, tight.markInterval(), tight.instruments());
    }

    /** As lifelike, and bets are entered in another way than at their step. */
    public static TradingSettings entered(EntryStyle entry) {
        TradingSettings lifelike = lifelike();
        return new TradingSettings(
                lifelike.strategy(),
                lifelike.risk().withEntry(entry),
                lifelike.paper(),
                lifelike.markInterval(),
                lifelike.instruments());
    }

    private static TradingSettings settings(long equityE8, long notionalE8, BreakerSettings breaker) {
        RiskSettings risk = RiskSettings.DEFAULT;
        return new TradingSettings(
                new StrategySettings(
                        new StepSettings(
                                StepSettings.DEFAULT.grid(),
                                Duration.ofMinutes(30),
                                5,
                                StepSettings.DEFAULT.coefficient(),
                                1,
                                StepSettings.DEFAULT.hole(),
                                StepSettings.DEFAULT.mostStepsPerTick()),
                        WindowSettings.DEFAULT.withLength(6),
                        new SignalSettings(4, 3, SeriesRule.FIXED_7)),
                risk.withStartEquityE8(equityE8)
                        .with(Limit.LOSS_PER_BET, 1_000_000 * E8.ONE)
                        .with(Limit.ORDER_NOTIONAL, notionalE8)
                        .with(Limit.SYMBOL_NOTIONAL, notionalE8)
                        .with(Limit.ACCOUNT_NOTIONAL, notionalE8)
                        .with(Limit.CORRELATED_NOTIONAL, notionalE8)
                        .withBreaker(breaker),
                TradingSettings.DEFAULT.paper(),
                MarkSampler.DEFAULT,
                Instruments.of(instrument(BARS), instrument(PRINTS), instrument(BURSTS)));
    }

    private static Instrument instrument(String symbol) {
        return new Instrument(symbol, 1_000_000, 100_000, 100_000, 5 * E8.ONE);
    }

    /** Three symbols in event-time order, this many bars of 15 minutes long. */
    public static List<Tick> ticks(long seed, int bars) {
        Duration length = Duration.ofMinutes(15).multipliedBy(bars);
        return Stream.of(bars(seed, bars), prints(PRINTS, seed + 1, length, 20_000_000), bursts(seed + 2, length))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Tick::eventTimeMicros))
                .toList();
    }

    private static List<Tick> bars(long seed, int count) {
        Random random = new Random(seed);
        BarTicks source = new BarTicks(BARS, Duration.ofMinutes(15), BarPath.AUTO);
        List<Tick> ticks = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            double high = open;
            double low = open;
            for (int part = 0; part < 10; part++) {
                price *= Math.exp(random.nextGaussian() * 0.001);
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            long time = i * 900_000_000L;
            source.of(new Bar(time, cents(open), cents(high), cents(low), cents(price), E8.ONE), ticks::add);
        }
        return ticks;
    }

    private static List<Tick> prints(String symbol, long seed, Duration length, int mostApartMicros) {
        Random random = new Random(seed);
        List<Tick> ticks = new ArrayList<>();
        double price = 100;
        long time = 0;
        for (int id = 1; time < length.toMillis() * 1_000; id += 1 + random.nextInt(3)) {
            price *= Math.exp(random.nextGaussian() * 0.0004);
            ticks.add(new Tick(symbol, id, cents(price), E8.ONE, Aggressor.BUYER, Move.JUMP, time, time));
            time += random.nextInt(mostApartMicros);
        }
        return ticks;
    }

    // Trades of the same millisecond, late ones and duplicates, as venues send them.
    private static List<Tick> bursts(long seed, Duration length) {
        Random random = new Random(seed);
        List<Tick> ticks = new ArrayList<>();
        for (Tick tick : prints(BURSTS, seed, length, 60_000_000)) {
            long time = tick.eventTimeMicros() / 40_000_000 * 40_000_000;
            Tick burst =
                    new Tick(BURSTS, tick.tradeId(), tick.priceE8(), E8.ONE, Aggressor.SELLER, Move.JUMP, time, time);
            ticks.add(burst);
            if (random.nextInt(50) == 0) {
                ticks.add(burst);
            }
        }
        return ticks;
    }

    private static long cents(double price) {
        return Math.round(price * 100) * 1_000_000;
    }
}
