package io.equilibrium.research.report;

import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.research.report.Laboratory.Draws;
import io.equilibrium.research.surrogate.Asset;
import io.equilibrium.research.surrogate.BarAsset;
import io.equilibrium.research.surrogate.BarHistory;
import io.equilibrium.research.surrogate.BarRules;
import io.equilibrium.research.surrogate.MirroredBars;
import io.equilibrium.research.surrogate.RandomWalkBars;
import io.equilibrium.research.surrogate.RandomWalkTicks;
import io.equilibrium.research.surrogate.SignedBlocks;
import io.equilibrium.research.surrogate.SurrogateRuns;
import io.equilibrium.research.surrogate.TickAsset;
import io.equilibrium.research.surrogate.TickHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Which surrogates a page draws (section 11 of domain.md). */
final class Families {
    private Families() {}

    /** Surrogates that are still to be drawn. */
    record Planned(String name, String how, boolean decides, List<Asset> assets) {
        SurrogateRuns runs(Draws draws) {
            return new SurrogateRuns(assets, draws.runs(), draws.seed(), draws.threads());
        }

        Family run(Draws draws, LongConsumer done) throws InterruptedException {
            return new Family(name, how, decides, runs(draws).run(done));
        }
    }

    /** Mirrored bars under every setting, and walks under every causal one. */
    static List<Planned> ofBars(List<BarHistory> histories, List<Setting> settings, TradingSettings rules) {
        List<BarRules> all =
                settings.stream().flatMap(setting -> setting.rules().stream()).toList();
        List<BarRules> causal = settings.stream()
                .filter(Setting::causal)
                .flatMap(setting -> setting.rules().stream())
                .toList();
        Duration atrBar = rules.strategy().step().atrBar();
        return List.of(
                new Planned(
                        "mirrored bars",
                        "each bar mirrored or not by a coin of its time, the same for all assets (block 1)",
                        true,
                        histories.stream()
                                .<Asset>map(bars -> new BarAsset(bars, new MirroredBars(bars), all))
                                .toList()),
                new Planned(
                        "random walk",
                        "a driftless walk with the data's own volatility in each ATR bar",
                        false,
                        histories.stream()
                                .<Asset>map(bars -> new BarAsset(bars, new RandomWalkBars(bars, atrBar), causal))
                                .toList()));
    }

    /** Signed blocks of three lengths, all of which a verdict must pass, and walks. */
    static List<Planned> ofTrades(List<TickHistory> histories, TradingSettings rules) {
        List<Integer> shortest = histories.stream()
                .map(trades -> TickAsset.shortestBlock(trades, rules))
                .toList();
        List<Planned> families = new ArrayList<>();
        for (int times : new int[] {1, 2, 4}) {
            List<Asset> assets = new ArrayList<>();
            for (int i = 0; i < histories.size(); i++) {
                TickHistory trades = histories.get(i);
                assets.add(new TickAsset(trades, new SignedBlocks(trades, times * shortest.get(i)), rules));
            }
            families.add(new Planned(
                    times == 1 ? "signed blocks" : "signed blocks × " + times,
                    "blocks of " + lengths(shortest, times) + " moves, each mirrored or not by chance"
                            + (times == 1
                                    ? ": the shortest whose variance ratio stays within 10 % of that over a step"
                                    : ""),
                    true,
                    assets));
        }
        List<Asset> walks = Stream.iterate(0, i -> i < histories.size(), i -> i + 1)
                .<Asset>map(i ->
                        new TickAsset(histories.get(i), new RandomWalkTicks(histories.get(i), shortest.get(i)), rules))
                .toList();
        families.add(new Planned("random walk", "a driftless walk with the data's own volatility", false, walks));
        return families;
    }

    private static String lengths(List<Integer> shortest, int times) {
        return String.join(
                ", ",
                shortest.stream().map(block -> String.valueOf(times * block)).toList());
    }
}
