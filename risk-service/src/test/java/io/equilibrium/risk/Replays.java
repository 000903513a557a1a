package io.equilibrium.risk;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.Limit;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the pipeline decides on a tape, and what risk-service said, in the same words. */
final class Replays {
    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");

    /** What was decided at which place. */
    record Decision(long place, RiskEvent event) {}

    private Replays() {}

    /** Limits and a breaker that a golden market reaches; killed at this drawdown. */
    static RiskSettings narrow(String killedDrawdown) {
        return RiskSettings.DEFAULT
                .withSizing(new Sizing.FractionAtRisk(E8.parse("0.01")))
                .with(Limit.LOSS_PER_BET, E8.parse("1000"))
                .with(Limit.ORDER_NOTIONAL, E8.parse("25000"))
                .with(Limit.SYMBOL_NOTIONAL, E8.parse("25000"))
                .with(Limit.ACCOUNT_NOTIONAL, E8.parse("40000"))
                .with(Limit.CORRELATED_NOTIONAL, E8.parse("40000"))
                .withBreaker(BreakerSettings.DEFAULT
                        .withDrawdowns(E8.parse("0.02"), E8.parse("0.04"), E8.parse(killedDrawdown))
                        .withPauses(Duration.ofHours(6), Duration.ofHours(12), E8.parse("0.02")));
    }

    static List<Decision> pipeline(Tape tape, RiskSettings risk) {
        TradingSettings settings = tape.settings();
        TradingPipeline pipeline = new TradingPipeline(new TradingSettings(
                settings.strategy(),
                risk,
                settings.paper(),
                settings.markInterval(),
                settings.instruments(),
                settings.ownStrategies()));
        List<Decision> decisions = new ArrayList<>();
        tape.events().forEach(event -> {
            for (RoadEvent happened : on(pipeline, event)) {
                if (happened instanceof RoadEvent.Decided decided) {
                    decisions.add(new Decision(event.place(), decided.decision()));
                }
            }
        });
        return decisions;
    }

    private static List<RoadEvent> on(TradingPipeline pipeline, TapeEvent event) {
        return switch (event) {
            case Traded traded -> pipeline.on(traded.tick());
            case Funded funded -> pipeline.on(funded.funding());
            case RunStarted _, RunEnded _, Reached _ -> List.of();
        };
    }

    /** The tiers that were moved from or to. */
    static Set<Tier> tiers(List<Decision> decisions) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        decisions.forEach(decision -> {
            if (decision.event() instanceof RiskEvent.BreakerMoved moved) {
                tiers.add(moved.from());
                tiers.add(moved.to());
            }
        });
        return tiers;
    }

    /** The decisions among messages; a flattening, which is said of each symbol, once. */
    static List<Decision> decisions(List<Message> said) {
        List<Decision> decisions = new ArrayList<>();
        Decision flattened = null;
        for (Message message : said) {
            switch (message) {
                case Message.Approved one ->
                    decisions.add(new Decision(one.place(), new RiskEvent.Approved(one.order())));
                case Message.Denied one -> decisions.add(new Decision(one.place(), one.denial()));
                case Message.BreakerMoved one -> decisions.add(new Decision(one.place(), one.moved()));
                case Message.LimitNeared one -> decisions.add(new Decision(one.place(), one.neared()));
                case Message.Flatten one -> {
                    Decision flatten = new Decision(
                            one.place(),
                            new RiskEvent.FlattenOrdered(
                                    EntrySwitch.EVERY_SYMBOL, one.cause(), one.epoch(), one.timeMicros()));
                    if (!flatten.equals(flattened)) {
                        decisions.add(flatten);
                    }
                    flattened = flatten;
                }
                case Message.RunStarted _,
                        Message.Progress _,
                        Message.RunEnded _,
                        Message.Stepped _,
                        Message.SymbolHalted _,
                        Message.Signalled _,
                        Message.EntriesSwitched _,
                        Message.LimitChanged _,
                        Message.VenueReported _,
                        Message.Marked _,
                        Message.FeedChanged _,
                        Message.Commanded _,
                        Message.CommandAnswered _,
                        Message.StrategyCommanded _,
                        Message.StrategyAnswered _,
                        Message.Answered _ -> {}
            }
        }
        return decisions;
    }
}
