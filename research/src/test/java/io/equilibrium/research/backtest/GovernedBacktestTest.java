package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.window.WindowSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strategies that people choose, for all symbols or for one. */
class GovernedBacktestTest {
    @TempDir
    Path folder;

    private Path bitcoin;
    private Path ether;

    @BeforeEach
    void write() {
        bitcoin = Markets.write(folder, "BTCUSDT-15m.csv", Markets.bars(3_000, 40_000, 1));
        ether = Markets.write(folder, "ETHUSDT-15m.csv", Markets.bars(3_000, 2_500, 2));
    }

    private JsonNode rows(Object... more) {
        Object[] arguments = new Object[3 + more.length];
        arguments[0] = bitcoin;
        arguments[1] = ether;
        arguments[2] = "--format=json";
        System.arraycopy(more, 0, arguments, 3, more.length);
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).isEmpty();
        return JsonMapper.shared().readTree(run.out());
    }

    private static Map<Boolean, Long> bets(JsonNode row) {
        long won = row.get("betsWon").longValue();
        return Map.of(true, won, false, row.get("bets").longValue() - won);
    }

    @Test
    void withTheImbalanceEveryBetIsTheOther() {
        JsonNode against = rows();
        JsonNode with = rows("--side=with");
        for (int i = 0; i < 2; i++) {
            assertThat(bets(with.get(i)).get(true))
                    .isEqualTo(bets(against.get(i)).get(false));
            assertThat(bets(with.get(i)).get(false))
                    .isEqualTo(bets(against.get(i)).get(true));
        }
    }

    @Test
    void aStrategyOfOneSymbolAloneIsThatOfARunWithIt() {
        JsonNode usual = rows();
        JsonNode own = rows("--for=ETHUSDT:governor=bayesian,level=0.4,side=with");
        JsonNode all = rows("--governor=bayesian", "--level=0.4", "--side=with");
        assertThat(own.get(0).get("events")).isEqualTo(usual.get(0).get("events"));
        assertThat(own.get(1).get("bets")).isEqualTo(all.get(1).get("bets"));
        assertThat(own.get(1).get("betsWon")).isEqualTo(all.get(1).get("betsWon"));
        assertThat(own.get(1).get("bets")).isNotEqualTo(usual.get(1).get("bets"));
    }

    @Test
    void theTableSaysWhoGoverns() {
        assertThat(CommandLineRun.of(bitcoin, ether, "--governor=experts", "--for=ETHUSDT:side=with")
                        .out())
                .contains("experts governor, tilts beyond 0.2 log odds bet against the imbalance; series of 7 bets")
                .contains("but ETHUSDT: {SIDE=with}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for=NONESUCH:side=with | --for names the unknown symbol NONESUCH; the files are of BTCUSDT",
                "--for=BTCUSDT:window=1 | strategy of BTCUSDT: --window must be at least 2",
                "--for=BTCUSDT:windows=9 | --for 'windows' is no field of a strategy",
                "--for=BTCUSDT:atr-bar=40m | --for BTCUSDT: bars of 15m do not divide the ATR bar of 40m",
                "--for=BTCUSDT:gate-strategies=3 | --for BTCUSDT: how many strategies are tried cannot be of one symbol",
                "--for=BTCUSDT:half-spread=0.1 | --for BTCUSDT: fees, slippage, spread and hole are the venue's",
                "--least-bits=0 | least bits must be from 1 to 10000, was 0",
                "--starts=-1 | --starts must be at least 0",
                "--window=1 | window must be at least 2 bits",
                "--low=13 | thresholds must not overlap",
                "--level=1 | level must be between 0 and 1, was 1.0",
                "--level=NaN | level must be between 0 and 1",
                "--share=0 | share must be between 0 and 1",
                "--governor=guess | guess' is none of fixed, bayesian, experts",
            })
    void whatBreaksARuleIsNamed(String option, String rule) {
        CommandLineRun run = CommandLineRun.of(bitcoin, option);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(rule);
    }

    @Test
    void anAnchoredResultIsOneOfManyAndASnappedOneIsNot() {
        String spread = CommandLineRun.of(bitcoin, "--starts=20").out();
        assertThat(spread).contains("Spread over 20 starts", "ANCHORED");
        assertThat(excess(spread, 7)).isNotEqualTo(excess(spread, 8));
        String one = CommandLineRun.of(bitcoin, "--starts=1").out();
        assertThat(one).contains("Spread over 1 start,");
        assertThat(excess(one, 7)).isEqualTo(excess(one, 8));
        JsonNode row = rows().get(0);
        assertThat(one.substring(one.indexOf("Spread")))
                .contains("%.1f %%".formatted(100 * row.get("winRate").doubleValue()));
    }

    /** A column of the last row of the last table, cells being two blanks apart. */
    private static String excess(String text, int column) {
        return text.strip().lines().toList().getLast().split(" {2,}", -1)[column];
    }

    @Test
    void everyGovernorGivesTheSameDigestAgainAndAnotherThanTheOthers() throws InterruptedException {
        MarketData market = MarketFiles.open(List.of(bitcoin, ether), ReadOptions.DEFAULT);
        assertThat(market.path()).isEqualTo(BarPath.AUTO);
        for (GovernorKind kind : GovernorKind.values()) {
            TradingSettings settings = TradingSettings.DEFAULT.withStrategy(new StrategySettings(
                    StrategySettings.DEFAULT.step(),
                    WindowSettings.DEFAULT,
                    new SignalSettings(GovernorSettings.DEFAULT.withKind(kind), BetSide.AGAINST, SeriesRule.FIXED_7)));
            String hex = new Backtest(market, settings).run(done -> {}).digest().hex();
            assertThat(new Backtest(market, settings).run(done -> {}).digest().hex())
                    .isEqualTo(hex);
            assertThat(hex.equals(new Backtest(market, TradingSettings.DEFAULT)
                            .run(done -> {})
                            .digest()
                            .hex()))
                    .isEqualTo(kind == GovernorKind.FIXED);
        }
    }
}
