package io.equilibrium.gateway;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small markets for tests. */
public final class Markets {
    private Markets() {}

    /** Three symbols: bars of two lengths, and trades among which one comes twice. */
    public static List<Path> files(Path folder) throws IOException {
        return List.of(
                bars(folder.resolve("BTCUSDT-15m.csv"), 900_000, 60),
                bars(folder.resolve("ETHUSDT-5m.csv"), 300_000, 100),
                Files.writeString(folder.resolve("SOLUSDT.csv"), """
                        5,20,1,1704067200000,true
                        6,21,1,1704067300000,true
                        6,21,1,1704067300000,true
                        9,22,1,1704067400000,false
                        """));
    }

    public static MarketData of(Path folder) throws IOException {
        return MarketFiles.open(files(folder), ReadOptions.DEFAULT);
    }

    /** Writes the market's run to a tape, at full speed. */
    public static void replay(MarketData market, RunId run, Tape tape) throws InterruptedException {
        RunWriter writer = new RunWriter(tape, MarkSampler.DEFAULT, RunWriter.COMMIT, System::nanoTime);
        ReplayProgress progress = new ReplayProgress(System::nanoTime);
        new Replay(market, run, writer, Flow.FREE, Pace.MAXIMUM, progress).run();
    }

    private static Path bars(Path file, long lengthMillis, int count) throws IOException {
        String rows = IntStream.range(0, count)
                .mapToObj(i -> 1_704_067_200_000L + i * lengthMillis + ",100,110,90,105,4")
                .collect(Collectors.joining("\n"));
        return Files.writeString(file, rows + "\n");
    }
}
