package io.equilibrium.research.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.MoneyStatistics;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.RoadEvent.Answered;
import io.equilibrium.domain.pipeline.RoadEvent.Signalled;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticMarketTest {
    private static final String SYMBOL = "PLANTEDUSDT";
    private static final TradingSettings SETTINGS = TradingSettings.DEFAULT.withInstruments(
            Instruments.of(new Instrument(SYMBOL, E8.ONE / 100, E8.ONE / 1_000, E8.ONE / 1_000, 5 * E8.ONE)));

    @Test
    void theSameSeedMakesTheSameMarket() {
        assertThat(ticks(Regimes.FAIR, 7, 50)).isEqualTo(ticks(Regimes.FAIR, 7, 50));
        assertThat(ticks(Regimes.FAIR, 7, 50)).isNotEqualTo(ticks(Regimes.FAIR, 8, 50));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void plantedRegimesStandOutAndPayAndAFairMarketDoesNeither(long seed) {
        Outcome planted = outcome(Regimes.alternating(14, 0.8), seed);
        Outcome fair = outcome(Regimes.FAIR, seed);

        assertThat(planted.study().betZ()).isGreaterThan(5);
        assertThat(planted.money().netPnlE8()).isPositive();
        assertThat(fair.study().betZ()).isBetween(-3.5, 3.5);
        assertThat(fair.money().netPnlE8()).isNegative();
    }

    private record Outcome(StudyRow study, MoneyRow money) {}

    private static Outcome outcome(Regimes regimes, long seed) {
        TradingPipeline pipeline = new TradingPipeline(SETTINGS);
        StudyStatistics study = new StudyStatistics(SETTINGS.terms());
        MoneyStatistics money = new MoneyStatistics();
        for (Tick tick : ticks(regimes, seed, 1_500)) {
            for (RoadEvent event : pipeline.on(tick)) {
                if (event instanceof Signalled(SeriesEnded ended)) {
                    study.on(ended);
                } else if (event instanceof Answered(OrderEvent answer)) {
                    money.on(answer);
                }
            }
        }
        return new Outcome(study.row(), money.row());
    }

    private static List<Tick> ticks(Regimes regimes, long seed, int steps) {
        List<Tick> ticks = new ArrayList<>();
        new SyntheticMarket(SYMBOL, regimes, seed).run(steps, ticks::add);
        return ticks;
    }
}
