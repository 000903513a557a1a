package io.equilibrium.research.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.evidence.StrategyTally;
import io.equilibrium.domain.evidence.SurrogateStatistic;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurrogateRunsTest {
    private static Asset asset(String symbol, long seed) {
        BarHistory history = Histories.walk(symbol, 3_000, seed);
        return new BarAsset(
                history,
                new MirroredBars(history),
                List.of(
                        new PathRules(TradingSettings.DEFAULT, Histories.LENGTH, BarPath.AUTO),
                        new PathRules(TradingSettings.DEFAULT, Histories.LENGTH, BarPath.HIGH_FIRST)));
    }

    private static List<Compared> run(long seed, int threads) throws InterruptedException {
        List<Asset> assets = List.of(asset("BTCUSDT", 1), asset("ETHUSDT", 2));
        return new SurrogateRuns(assets, 12, seed, threads).run(prices -> {});
    }

    @Test
    void theSameSeedGivesTheSameValuesWhateverTheThreads() throws InterruptedException {
        List<Compared> one = run(9, 1);
        List<Compared> four = run(9, 4);
        List<Compared> other = run(10, 4);
        assertThat(one).hasSize(6);
        for (int i = 0; i < one.size(); i++) {
            assertThat(four.get(i).values()).isEqualTo(one.get(i).values());
            assertThat(other.get(i).values()).isNotEqualTo(one.get(i).values());
        }
    }

    @Test
    void allTogetherAreTheSumUnderTheSameDraws() throws InterruptedException {
        List<Compared> rows = run(9, 2);
        assertThat(rows.stream().map(row -> row.symbol() + " " + row.setting()))
                .containsExactly(
                        "BTCUSDT auto",
                        "BTCUSDT high-first",
                        "ETHUSDT auto",
                        "ETHUSDT high-first",
                        "all auto",
                        "all high-first");
        double[] fatOfOne = rows.get(0).value(SurrogateStatistic.FAT_WINDOWS).surrogates();
        double[] fatOfOther = rows.get(2).value(SurrogateStatistic.FAT_WINDOWS).surrogates();
        double[] fatOfAll = rows.get(4).value(SurrogateStatistic.FAT_WINDOWS).surrogates();
        for (int run = 0; run < fatOfAll.length; run++) {
            assertThat(fatOfAll[run]).isEqualTo(fatOfOne[run] + fatOfOther[run]);
        }
    }

    @Test
    void tooLittleDataIsNoNumber() throws InterruptedException {
        BarHistory history = Histories.walk("BTCUSDT", 300, 1);
        BarAsset few = new BarAsset(
                history,
                new MirroredBars(history),
                List.of(new PathRules(TradingSettings.DEFAULT, Histories.LENGTH, BarPath.AUTO)));
        Compared row =
                new SurrogateRuns(List.of(few), 5, 1, 1).run(prices -> {}).getFirst();
        StrategyTally observed = row.observed();
        assertThat(observed.events()).isLessThan(SurrogateStatistic.WIN_RATE.least());
        assertThat(row.tells(SurrogateStatistic.WIN_RATE)).isFalse();
        assertThat(row.p(SurrogateStatistic.WIN_RATE)).isNaN();
    }

    @Test
    void refusesNothingToDo() {
        List<Asset> assets = List.of(asset("BTCUSDT", 1));
        assertThatThrownBy(() -> new SurrogateRuns(assets, 0, 1, 1)).hasMessageContaining("at least 1, were 0");
        assertThatThrownBy(() -> new SurrogateRuns(assets, 1, 1, 0)).hasMessageContaining("threads");
    }
}
