package io.equilibrium.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.Message;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.Limit;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.research.synthetic.Regimes;
import io.equilibrium.research.synthetic.SyntheticFile;
import io.equilibrium.research.synthetic.SyntheticMarket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A market with settings under which everything that belongs to the whole account comes into play: sizes by a share of the
 * equity, both limits reached, every tier of the breaker, positions closed by the kill.
 */
record ProofMarket(
        List<Path> files, ReadOptions reading, TradingSettings settings, MarketData market, RoadLog expected) {
    private static final int BARS = 3_000;
    private static final int STEPS_OF_PRINTS = 300;
    private static final Instant BARS_BEGIN = Instant.parse("2023-12-28T00:00:00Z");

    /** Bars of a month as two symbols (two stretches of one file, brought to the same time), and prints beside them. */
    static ProofMarket bars(Path folder, Path bars) throws IOException {
        ProofMarket proof = bars(folder, bars, EntryStyle.AT_STEP);
        proof.everythingComesIntoPlay();
        return proof;
    }

    /** The same, entered in another way: not everything comes into play then. */
    static ProofMarket bars(Path folder, Path bars, EntryStyle entry) throws IOException {
        List<String> rows = rows(bars);
        List<Path> files = List.of(
                write(folder, "um-BTCUSDT-15m.csv", stretch(rows, 1, BARS, 0, BARS_BEGIN)),
                write(folder, "um-ETHUSDT-15m.csv", stretch(rows, 1 + rows.size() / 2, BARS, 0, BARS_BEGIN)),
                SyntheticFile.write(
                        folder,
                        "PLANTEDUSDT",
                        new SyntheticMarket("PLANTEDUSDT", Regimes.alternating(14, 0.8), 1),
                        STEPS_OF_PRINTS));
        BreakerSettings breaker = breaker("0.02", "0.04", "0.15", Duration.ofHours(12));
        RiskSettings risk = risk("0.002", 9_000, 13_000, RiskSettings.DEFAULT.entrySlippageSizes(), breaker);
        return of(
                files,
                List.of(funding(folder, "BTCUSDT"), funding(folder, "ETHUSDT")),
                new TradingSettings(
                        StrategySettings.DEFAULT,
                        risk.withEntry(entry),
                        PaperSettings.DEFAULT,
                        Duration.ofMinutes(15),
                        InstrumentFile.load()));
    }

    /** Prints of some minutes as two symbols, with duplicates, late times and jumps in them. */
    static ProofMarket prints(Path folder, Path prints) throws IOException {
        List<String> rows = rows(prints);
        int half = rows.size() / 2;
        Instant begin = Instant.ofEpochMilli(Long.parseLong(rows.get(1).split(",", -1)[3]));
        List<Path> files = List.of(
                write(folder, "ETHUSDT-trades.csv", stretch(rows, 1, half, 3, begin)),
                write(folder, "SOLUSDT-trades.csv", stretch(rows, 1 + half, rows.size() - 1 - half, 3, begin)));
        StepSettings usual = StepSettings.DEFAULT;
        StepSettings step = new StepSettings(
                usual.grid(),
                Duration.ofSeconds(2),
                usual.atrPeriod(),
                usual.coefficient(),
                usual.minimumSizeE8(),
                usual.hole(),
                usual.mostStepsPerTick());
        BreakerSettings breaker = breaker("0.005", "0.01", "0.02", Duration.ofSeconds(20));
        PaperSettings paper = PaperSettings.DEFAULT;
        ProofMarket proof = of(
                files,
                List.of(),
                new TradingSettings(
                        StrategySettings.DEFAULT.withStep(step),
                        risk("0.00004", 9_000, 9_300, Fraction.ONE, breaker),
                        new PaperSettings(Duration.ofMillis(5), paper.stopSlippageRateE8(), paper.fees(), paper.hole()),
                        Duration.ofSeconds(1),
                        InstrumentFile.load()));
        proof.everythingComesIntoPlay();
        return proof;
    }

    /** Every eight hours of the bars' month, at rates up and down. */
    private static Path funding(Path folder, String symbol) throws IOException {
        List<String> rows = IntStream.range(0, 100)
                .mapToObj(i -> "%d,%s"
                        .formatted(
                                BARS_BEGIN.plus(Duration.ofHours(8L * i)).toEpochMilli(),
                                E8.format((i * 37 % 11 - 3) * 10_000L)))
                .toList();
        return write(folder, "funding-" + symbol + ".csv", rows);
    }

    private static ProofMarket of(List<Path> files, List<Path> funding, TradingSettings settings) {
        ReadOptions reading = new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                BarPath.AUTO,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(settings.strategy().step().atrBar()),
                funding);
        MarketData market = MarketFiles.open(files, reading);
        return new ProofMarket(files, reading, settings, market, RoadLog.ofPipeline(market, settings));
    }

    /** Otherwise it would prove little. */
    private void everythingComesIntoPlay() {
        assertThat(expected.all(Message.BreakerMoved.class)
                        .map(move -> move.moved().to()))
                .contains(Tier.REDUCED, Tier.HALTED, Tier.TRIAL, Tier.NORMAL)
                .endsWith(Tier.KILLED);
        deniesFor(DenialReason.SYMBOL_NOTIONAL);
        deniesFor(DenialReason.TOTAL_NOTIONAL);
        deniesFor(DenialReason.BREAKER_HALTED);
        deniesFor(DenialReason.BREAKER_KILLED);
        assertThat(expected.all(Message.Approved.class)).hasSizeGreaterThan(60);
        assertThat(expected.all(Message.Answered.class)
                        .map(Message.Answered::event)
                        .filter(event -> event instanceof OrderEvent.Filled filled && filled.leg() == Leg.FLATTEN))
                .isNotEmpty();
    }

    private void deniesFor(DenialReason reason) {
        assertThat(expected.all(Message.Denied.class)
                        .map(denial -> denial.denial().reason()))
                .contains(reason);
    }

    ReplayRun run(String speed) {
        return new ReplayRun(
                market,
                settings,
                new Feed(files, reading, settings.strategy().step().atrBar(), speed));
    }

    ServiceSettings services() {
        return new ServiceSettings(settings, Optional.empty());
    }

    private static BreakerSettings breaker(String reduced, String halted, String killed, Duration pause) {
        return BreakerSettings.DEFAULT
                .withDrawdowns(E8.parse(reduced), E8.parse(halted), E8.parse(killed))
                .withPauses(pause, pause, E8.parse("0.01"));
    }

    private static RiskSettings risk(
            String share, long ofSymbol, long inAll, Fraction entrySlippage, BreakerSettings breaker) {
        RiskSettings usual = RiskSettings.DEFAULT;
        return usual.withSizing(new Sizing.FractionAtRisk(E8.parse(share)))
                .with(Limit.ORDER_NOTIONAL, ofSymbol * E8.ONE)
                .with(Limit.SYMBOL_NOTIONAL, ofSymbol * E8.ONE)
                .with(Limit.ACCOUNT_NOTIONAL, inAll * E8.ONE)
                .with(Limit.CORRELATED_NOTIONAL, inAll * E8.ONE)
                .withBrackets(usual.takeProfitSizes(), usual.stopSizes(), entrySlippage)
                .withBreaker(breaker);
    }

    /** The header and so many rows, the first of which is at the given time. */
    private static List<String> stretch(List<String> rows, int from, int count, int timeColumn, Instant begin) {
        List<String> moved = new ArrayList<>(List.of(rows.getFirst()));
        long first = Long.parseLong(rows.get(from).split(",", -1)[timeColumn]);
        for (String row : rows.subList(from, from + count)) {
            String[] cells = row.split(",", -1);
            cells[timeColumn] = Long.toString(Long.parseLong(cells[timeColumn]) - first + begin.toEpochMilli());
            moved.add(String.join(",", cells));
        }
        return moved;
    }

    private static Path write(Path folder, String name, List<String> rows) throws IOException {
        return Files.write(folder.resolve(name), rows);
    }

    private static List<String> rows(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
