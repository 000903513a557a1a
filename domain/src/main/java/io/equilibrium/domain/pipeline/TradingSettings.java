package io.equilibrium.domain.pipeline;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.venue.PaperSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Everything that decides what the road does with ticks; some symbols may have a strategy of their own. */
public record TradingSettings(
        StrategySettings strategy,
        RiskSettings risk,
        PaperSettings paper,
        Duration markInterval,
        Instruments instruments,
        Map<String, StrategySettings> ownStrategies) {
    public static final TradingSettings DEFAULT = new TradingSettings(
            StrategySettings.DEFAULT,
            RiskSettings.DEFAULT,
            PaperSettings.DEFAULT,
            MarkSampler.DEFAULT,
            Instruments.NONE);

    public TradingSettings {
        strategy = priced(strategy, paper);
        Map<String, StrategySettings> own = new HashMap<>(ownStrategies);
        own.replaceAll((symbol, settings) -> priced(settings, paper));
        ownStrategies = Map.copyOf(own);
    }

    /** One strategy for all symbols. */
    public TradingSettings(
            StrategySettings strategy,
            RiskSettings risk,
            PaperSettings paper,
            Duration markInterval,
            Instruments instruments) {
        this(strategy, risk, paper, markInterval, instruments, Map.of());
    }

    // Evidence reckons with what the venue charges.
    private static StrategySettings priced(StrategySettings strategy, PaperSettings paper) {
        return strategy.withGate(strategy.gate()
                .withCosts(
                        paper.fees(), paper.stopSlippageRateE8(), paper.market().halfSpreadRateE8()));
    }

    public TradingSettings withInstruments(Instruments others) {
        return new TradingSettings(strategy, risk, paper, markInterval, others, ownStrategies);
    }

    public TradingSettings withStrategy(StrategySettings other) {
        return new TradingSettings(other, risk, paper, markInterval, instruments, ownStrategies);
    }

    /** Of so many strategies at once. */
    public TradingSettings withStrategiesTried(int strategies) {
        Map<String, StrategySettings> own = new HashMap<>(ownStrategies);
        own.replaceAll((symbol, settings) -> settings.withGate(settings.gate().withStrategies(strategies)));
        return withStrategy(strategy.withGate(strategy.gate().withStrategies(strategies)))
                .withOwnStrategies(own);
    }

    public TradingSettings withOwnStrategies(Map<String, StrategySettings> bySymbol) {
        return new TradingSettings(strategy, risk, paper, markInterval, instruments, bySymbol);
    }

    /** The strategy for one symbol: no step is smaller than the instrument's price tick. */
    public StrategySettings strategyOf(String symbol) {
        return ownStrategies
                .getOrDefault(symbol, strategy)
                .forTick(instruments.find(symbol).map(Instrument::priceTickE8).orElse(1L));
    }

    public StudyStatistics.Terms terms() {
        return new StudyStatistics.Terms(paper.latencies(), paper.fees(), paper.stopSlippageRateE8());
    }
}
