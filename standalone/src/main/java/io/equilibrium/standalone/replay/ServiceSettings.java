package io.equilibrium.standalone.replay;

import io.equilibrium.contract.EntryText;
import io.equilibrium.contract.LatencyText;
import io.equilibrium.contract.LeverageFile;
import io.equilibrium.contract.LimitText;
import io.equilibrium.contract.QueueText;
import io.equilibrium.contract.SizingText;
import io.equilibrium.contract.StrategyBook;
import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings of the road as the services' environment says them; the instruments' file where it is not the built-in. */
public record ServiceSettings(TradingSettings settings, Optional<Path> instruments) {
    /** The suite's settings with these. */
    public SuiteSettings in(SuiteSettings suite) {
        Map<String, String> filters = new HashMap<>();
        instruments.ifPresent(file ->
                filters.put("EQUILIBRIUM_INSTRUMENTS", file.toAbsolutePath().toString()));
        if (settings.instruments().margin().isOn()) {
            filters.put(
                    LeverageFile.VARIABLE,
                    Integer.toString(settings.instruments().margin().leverage()));
        }
        return suite.withEnvironment(
                        Service.MARKET_GATEWAY,
                        Map.of(
                                "EQUILIBRIUM_MARK_INTERVAL",
                                settings.markInterval().toString()))
                .withEnvironment(
                        Service.SIGNAL_SERVICE,
                        StrategyBook.of(settings.strategy(), settings.ownStrategies())
                                .environment())
                .withEnvironment(Service.SIGNAL_SERVICE, filters)
                .withEnvironment(Service.RISK_SERVICE, risk(settings.risk()))
                .withEnvironment(Service.RISK_SERVICE, filters)
                .withEnvironment(Service.EXECUTION_SERVICE, paper(settings.paper()))
                .withEnvironment(Service.EXECUTION_SERVICE, filters)
                .withEnvironment(Service.TELEMETRY_SERVICE, telemetry(settings.risk()))
                .withEnvironment(
                        Service.TELEMETRY_SERVICE, fees(settings.paper().fees()));
    }

    private static Map<String, String> telemetry(RiskSettings risk) {
        return Map.of(
                "EQUILIBRIUM_RISK_SIZING", SizingText.format(risk.sizing()),
                "EQUILIBRIUM_RISK_START_EQUITY", E8.format(risk.startEquityE8()),
                "EQUILIBRIUM_RISK_ENTRY", EntryText.format(risk.entry()));
    }

    private static Map<String, String> risk(RiskSettings risk) {
        BreakerSettings breaker = risk.breaker();
        Map<String, String> all = new HashMap<>(Map.of(
                "EQUILIBRIUM_RISK_START_EQUITY", E8.format(risk.startEquityE8()),
                "EQUILIBRIUM_RISK_SIZING", SizingText.format(risk.sizing()),
                "EQUILIBRIUM_RISK_TAKE_PROFIT_SIZES", risk.takeProfitSizes().toString(),
                "EQUILIBRIUM_RISK_STOP_SIZES", risk.stopSizes().toString(),
                "EQUILIBRIUM_RISK_ENTRY_SLIPPAGE_SIZES",
                        risk.entrySlippageSizes().toString(),
                "EQUILIBRIUM_RISK_ENTRY", EntryText.format(risk.entry()),
                "EQUILIBRIUM_RISK_AWAIT_FILLS", "true"));
        for (String name : LimitText.names(risk)) {
            all.put(
                    "EQUILIBRIUM_RISK_LIMITS_" + name.toUpperCase(Locale.ROOT).replace('-', '_'),
                    LimitText.format(risk, name));
        }
        all.putAll(Map.of(
                "EQUILIBRIUM_RISK_BREAKER_REDUCED_SIZE", breaker.reducedSize().toString(),
                "EQUILIBRIUM_RISK_BREAKER_TRIAL_SIZE", breaker.trialSize().toString(),
                "EQUILIBRIUM_RISK_BREAKER_COOL_DOWN", breaker.coolDown().toString(),
                "EQUILIBRIUM_RISK_BREAKER_TRIAL", breaker.trial().toString(),
                "EQUILIBRIUM_RISK_BREAKER_TRIAL_LOSS", E8.format(breaker.trialLossE8())));
        return all;
    }

    private static Map<String, String> paper(PaperSettings paper) {
        Map<String, String> all = new HashMap<>(market(paper.market()));
        all.put(
                "EQUILIBRIUM_PAPER_LATENCY",
                LatencyText.format(paper.latencies().order()));
        all.put(
                "EQUILIBRIUM_PAPER_CANCEL_LATENCY",
                LatencyText.format(paper.latencies().cancel()));
        all.put(
                "EQUILIBRIUM_PAPER_DATA_LATENCY",
                LatencyText.format(paper.latencies().marketData()));
        all.put("EQUILIBRIUM_PAPER_SEED", Long.toString(paper.latencies().seed()));
        all.put("EQUILIBRIUM_PAPER_STOP_SLIPPAGE", E8.format(paper.stopSlippageRateE8()));
        all.putAll(fees(paper.fees()));
        all.put("EQUILIBRIUM_PAPER_HOLE", paper.hole().toString());
        return all;
    }

    private static Map<String, String> fees(FeeTier fees) {
        return Map.of(
                "EQUILIBRIUM_PAPER_MAKER_FEE", E8.format(fees.makerRateE8()),
                "EQUILIBRIUM_PAPER_TAKER_FEE", E8.format(fees.takerRateE8()));
    }

    private static Map<String, String> market(Microstructure market) {
        return Map.of(
                "EQUILIBRIUM_PAPER_HALF_SPREAD", E8.format(market.halfSpreadRateE8()),
                "EQUILIBRIUM_PAPER_LEVEL_NOTIONAL", unlessEndless(market.levelNotionalE8()),
                "EQUILIBRIUM_PAPER_QUOTES", Boolean.toString(market.quotes()),
                "EQUILIBRIUM_PAPER_QUEUE", QueueText.format(market.queue()),
                "EQUILIBRIUM_PAPER_PARTICIPATION", unlessEndless(market.participationE8()));
    }

    private static String unlessEndless(long valueE8) {
        return valueE8 == Microstructure.ENDLESS ? "" : E8.format(valueE8);
    }
}
