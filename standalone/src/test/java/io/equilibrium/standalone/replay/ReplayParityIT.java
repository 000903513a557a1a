package io.equilibrium.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.research.results.Results;
import io.equilibrium.research.synthetic.Regimes;
import io.equilibrium.research.synthetic.SyntheticFile;
import io.equilibrium.research.synthetic.SyntheticMarket;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One kit, two runtimes: golden bars and prints through Kafka and the services give exactly the events of the in-process
 * pipeline, at full speed, at a slow one, and with services killed in the middle. Limits are wide, since between symbols
 * the order in which fills come back to risk is not the pipeline's.
 */
class ReplayParityIT {
    private static final Duration ATR_BAR = Duration.ofHours(2);
    private static final ReadOptions READING = new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            BarPath.AUTO,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(ATR_BAR));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void servicesGiveTheEventsOfThePipelineAtAnySpeedAndWhateverIsKilled() throws Exception {
        TradingSettings settings = wide();
        List<Path> files = markets();
        MarketData market = MarketFiles.open(files, READING);
        Map<String, RoadEvents> expected = RoadEvents.ofPipeline(market, settings);
        assertThat(expected).hasSize(3).allSatisfy((symbol, events) -> {
            assertThat(events.approved()).hasSizeGreaterThan(100);
            assertThat(events.answers()).hasSizeGreaterThan(300);
        });
        SuiteSettings suite = ReplayRun.suite(
                        SuiteSettings.of(SuiteSettings.homeOfLauncher()),
                        new ServiceSettings(settings, Optional.empty()))
                .withData(folder.resolve("data"));

        Suite.run(suite, running -> {
            new Trial(market, settings, files, expected).at(Feed.MAXIMUM, running, (topic, message) -> {});
            running.stop(Service.MARKET_GATEWAY);
            new Trial(market, settings, files, expected).at("600000", running, (topic, message) -> {});
            assertThat(running.restarts().values()).containsOnly(0);
            running.stop(Service.MARKET_GATEWAY);
            new Trial(market, settings, files, expected).at("600000", running, new Killer(running));
            assertThat(running.restarts().get(Service.SIGNAL_SERVICE)).isEqualTo(1);
            assertThat(running.restarts().get(Service.EXECUTION_SERVICE)).isEqualTo(1);
            assertThat(running.restarts().get(Service.RISK_SERVICE)).isEqualTo(1);
            assertThat(running.restarts().get(Service.MARKET_GATEWAY)).isEqualTo(1);
            return 0;
        });
    }

    /** One replay, compared. */
    private record Trial(
            MarketData market, TradingSettings settings, List<Path> files, Map<String, RoadEvents> expected) {
        void at(String speed, Suite suite, BiConsumer<String, Message> listener)
                throws java.io.IOException, InterruptedException {
            Map<String, RoadEvents> said = new TreeMap<>();
            BiConsumer<String, Message> collect = (topic, message) -> {
                if (!message.key().equals(Message.RunEnded.EVERY_SYMBOL)) {
                    RoadEvents.add(said, message);
                }
            };
            Results results = new ReplayRun(market, settings, new Feed(files, READING, ATR_BAR, speed))
                    .through(suite, collect.andThen(listener));
            for (String symbol : market.symbols()) {
                RoadEvents actual = said.get(symbol);
                RoadEvents wanted = expected.get(symbol);
                same("steps of " + symbol, actual.steps(), wanted.steps());
                same("signals of " + symbol, actual.signals(), wanted.signals());
                same("denied orders of " + symbol, actual.denied(), wanted.denied());
                same("approved orders of " + symbol, actual.approved(), wanted.approved());
                same("order events of " + symbol, actual.answers(), wanted.answers());
            }
            assertThat(results.total().tape().ticks()).isEqualTo(market.totalTicks());
        }

        // The first difference says more than two lists of thousands.
        private static void same(String what, List<?> actual, List<?> wanted) {
            for (int i = 0; i < Math.min(actual.size(), wanted.size()); i++) {
                assertThat(actual.get(i)).as("%s, number %d", what, i).isEqualTo(wanted.get(i));
            }
            assertThat(actual.size()).as("number of %s", what).isEqualTo(wanted.size());
        }
    }

    /** Kills one service after another, each when so many steps were said. */
    private static final class Killer implements BiConsumer<String, Message> {
        private static final Map<Integer, Service> AT_STEP = Map.of(
                1_000, Service.SIGNAL_SERVICE,
                3_000, Service.EXECUTION_SERVICE,
                5_000, Service.RISK_SERVICE,
                7_000, Service.MARKET_GATEWAY);

        private final Suite suite;
        private int steps;

        Killer(Suite suite) {
            this.suite = suite;
        }

        @Override
        public void accept(String topic, Message message) {
            if (topic.equals(Topics.STEPS) && message instanceof Message.Stepped) {
                steps++;
                Service victim = AT_STEP.get(steps);
                if (victim != null) {
                    suite.kill(victim);
                }
            }
        }
    }

    private List<Path> markets() throws java.io.IOException {
        Path golden = SuiteSettings.homeOfLauncher().resolve("domain/src/test/resources/golden/bars.csv.gz");
        Path bitcoin = Files.copy(golden, folder.resolve("um-BTCUSDT-15m.csv.gz"));
        Path ether = Files.copy(golden, folder.resolve("um-ETHUSDT-15m.csv.gz"));
        SyntheticMarket prints = new SyntheticMarket("PLANTEDUSDT", Regimes.alternating(14, 0.8), 1);
        return List.of(bitcoin, ether, SyntheticFile.write(folder, "PLANTEDUSDT", prints, 600));
    }

    private static TradingSettings wide() {
        RiskSettings usual = RiskSettings.DEFAULT;
        long much = 10_000_000 * E8.ONE;
        RiskSettings risk = new RiskSettings(
                much,
                new Sizing.FixedNotional(5_000 * E8.ONE),
                much,
                much,
                much,
                usual.maximumSignalAge(),
                Fraction.ONE,
                Fraction.ONE,
                usual.entrySlippageSizes(),
                BreakerSettings.DEFAULT);
        return new TradingSettings(StrategySettings.DEFAULT, risk, PaperSettings.DEFAULT, InstrumentFile.load());
    }
}
