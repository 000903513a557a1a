package io.equilibrium.research.bench;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.marketdata.CatalogueFile;
import io.equilibrium.marketdata.CatalogueTable;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.marketdata.TickCursor;
import io.equilibrium.research.backtest.Backtest;
import io.equilibrium.research.results.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation is one tick out of a file of seeded aggregate trades. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
public class FileBenchmarks {
    static final int TICKS = 1 << 20;

    private static final TradingSettings SETTINGS =
            TradingSettings.DEFAULT.withInstruments(InstrumentFile.builtIn().instruments());

    /** The file as the venue's archive has it, and checked once. */
    @State(Scope.Thread)
    public static class Csv {
        private Path folder = Path.of("");
        private Path file = folder;
        private @Nullable MarketData market;

        @Setup
        public void make() throws IOException {
            folder = Files.createTempDirectory("equilibrium-bench");
            file = file(folder);
            market = open();
        }

        Path file(Path into) throws IOException {
            return write(into.resolve(TickStream.SYMBOL + "-aggTrades-2024-01.csv"));
        }

        MarketData open() {
            return MarketFiles.open(List.of(file), ReadOptions.DEFAULT);
        }

        private MarketData checked() {
            return Objects.requireNonNull(market);
        }

        Report run() throws InterruptedException {
            return FileBenchmarks.run(checked());
        }

        long read() {
            long maximum = Long.MIN_VALUE;
            try (TickCursor ticks = checked().read()) {
                while (ticks.advance()) {
                    maximum = Math.max(maximum, ticks.tick().priceE8());
                }
            }
            return maximum;
        }

        @TearDown
        public void remove() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path one : files.toList()) {
                    Files.delete(one);
                }
            }
            Files.delete(folder);
        }
    }

    /** The same as the catalogue has it. */
    public static class Parquet extends Csv {
        @Override
        Path file(Path into) throws IOException {
            Path parquet = into.resolve(TickStream.SYMBOL + "-aggTrades-2024-01.parquet");
            new CatalogueFile(parquet)
                    .write(CatalogueTable.TRADES, TickStream.SYMBOL, List.of(super.file(into)), "bench");
            return parquet;
        }
    }

    private static Path write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Tick tick : new TickStream().walk(TICKS)) {
                out.write(tick.tradeId() + "," + E8.format(tick.priceE8()) + "," + E8.format(tick.quantityE8()) + ","
                        + tick.tradeId() + "," + tick.tradeId() + "," + tick.eventTimeMicros() / 1_000 + ","
                        + (tick.aggressor() == Aggressor.SELLER) + "\n");
            }
        }
        return file;
    }

    private static Report run(MarketData market) throws InterruptedException {
        return new Backtest(market, SETTINGS).run(ticks -> {});
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long readCsv(Csv csv) {
        return csv.read();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public Report runCsv(Csv csv) throws InterruptedException {
        return csv.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public Report openAndRunCsv(Csv csv) throws InterruptedException {
        return run(csv.open());
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long readParquet(Parquet parquet) {
        return parquet.read();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public Report runParquet(Parquet parquet) throws InterruptedException {
        return parquet.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public Report openAndRunParquet(Parquet parquet) throws InterruptedException {
        return run(parquet.open());
    }
}
