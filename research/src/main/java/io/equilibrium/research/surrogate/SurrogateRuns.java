package io.equilibrium.research.surrogate;

import io.equilibrium.domain.evidence.StrategyTally;
import io.equilibrium.domain.evidence.SurrogateStatistic;
import io.equilibrium.domain.evidence.SurrogateValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Runs assets on what happened and on so many surrogates, on several threads; the result does not depend on how many. */
public final class SurrogateRuns {
    private final List<Asset> assets;
    private final int runs;
    private final long seed;
    private final int threads;

    /** Assets must all have the same settings. */
    public SurrogateRuns(List<Asset> assets, int runs, long seed, int threads) {
        if (assets.stream().map(Asset::settings).distinct().count() != 1) {
            throw new IllegalArgumentException("assets must have the same settings");
        }
        if (runs < 1) {
            throw new IllegalArgumentException("surrogates must be at least 1, were " + runs);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, were " + threads);
        }
        this.assets = List.copyOf(assets);
        this.runs = runs;
        this.seed = seed;
        this.threads = threads;
    }

    /** How many prices all of it goes through. */
    public long prices() {
        return (1 + runs) * assets.stream().mapToLong(Asset::prices).sum();
    }

    /** By symbol, then by setting, then all symbols together where they are several; tells of prices as they are done. */
    public List<Compared> run(LongConsumer done) throws InterruptedException {
        return compared(Parallel.all(
                IntStream.rangeClosed(0, runs)
                        .<Callable<List<List<StrategyTally>>>>mapToObj(i -> () -> tallies(i - 1, done))
                        .toList(),
                threads));
    }

    /** By asset and setting, the last of several assets being all of them; run -1 is what happened. */
    private List<List<StrategyTally>> tallies(int run, LongConsumer done) {
        List<List<StrategyTally>> tallies = new ArrayList<>();
        List<StrategyTally> all = new ArrayList<>();
        assets.getFirst().settings().forEach(setting -> all.add(new StrategyTally()));
        for (Asset asset : assets) {
            List<StrategyTally> own = run < 0 ? asset.observed() : asset.surrogate(new Draw(seed, run));
            tallies.add(own);
            for (int i = 0; i < own.size(); i++) {
                all.get(i).add(own.get(i));
            }
            done.accept(asset.prices());
        }
        if (assets.size() > 1) {
            tallies.add(all);
        }
        return tallies;
    }

    private List<Compared> compared(List<List<List<StrategyTally>>> tallies) {
        List<Compared> compared = new ArrayList<>();
        List<String> settings = assets.getFirst().settings();
        for (int a = 0; a < tallies.getFirst().size(); a++) {
            String symbol = a == assets.size() ? Compared.ALL : assets.get(a).symbol();
            for (int s = 0; s < settings.size(); s++) {
                int asset = a;
                int setting = s;
                compared.add(compared(
                        symbol,
                        settings.get(s),
                        tallies.stream().map(run -> run.get(asset).get(setting)).toList()));
            }
        }
        return compared;
    }

    private static Compared compared(String symbol, String setting, List<StrategyTally> runs) {
        Map<SurrogateStatistic, SurrogateValue> values = new EnumMap<>(SurrogateStatistic.class);
        for (SurrogateStatistic statistic : SurrogateStatistic.values()) {
            double[] surrogates =
                    runs.stream().skip(1).mapToDouble(statistic::of).toArray();
            values.put(statistic, new SurrogateValue(statistic.of(runs.getFirst()), surrogates));
        }
        return new Compared(symbol, setting, runs.getFirst(), values);
    }
}
