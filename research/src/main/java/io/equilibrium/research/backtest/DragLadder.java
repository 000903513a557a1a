package io.equilibrium.research.backtest;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.Limit;
import io.equilibrium.domain.risk.Limits;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.marketdata.EventCursor;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.results.DragTable;
import io.equilibrium.research.results.Results;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * The same bets under four settings: without costs, with fees, with fees and latency, with all that is configured. The
 * breaker and the limits on what is open are set aside, so that none of them bets less for having lost more, or for being
 * slower to get out; funding belongs to the last.
 */
public final class DragLadder {
    /** One of the settings and what the bets came to. */
    public record Rung(String name, DragRow drag) {}

    private record Terms(String name, PaperSettings paper, boolean funded) {}

    private static final long ANY = Long.MAX_VALUE / 2;
    private static final List<Limit> SET_ASIDE = List.of(
            Limit.ORDER_NOTIONAL,
            Limit.SYMBOL_NOTIONAL,
            Limit.ACCOUNT_NOTIONAL,
            Limit.CORRELATED_NOTIONAL,
            Limit.OPEN_ORDERS,
            Limit.ORDERS_PER_MINUTE);

    private static final Latencies NO_LATENCY = Latencies.constant(Duration.ZERO);

    private final MarketData market;
    private final TradingSettings settings;

    public DragLadder(MarketData market, TradingSettings settings) {
        this.market = market;
        this.settings = settings;
    }

    /**
     * Returns if no strategy's evidence decides on later bets, since evidence reckons with costs.
     *
     * @throws IllegalArgumentException if one's does
     */
    static void requireBetsThatCostsLeaveAlone(TradingSettings settings) {
        boolean enforced = Stream.concat(Stream.of(settings.strategy()), settings.ownStrategies().values().stream())
                .anyMatch(strategy -> strategy.gate().mode() == GateMode.ENFORCE);
        if (enforced) {
            throw new IllegalArgumentException("--drag-table is of the same bets, and with --gate=enforce what a bet"
                    + " costs decides on later ones");
        }
    }

    /** How many ticks it goes through. */
    public long ticks() {
        return market.totalTicks() * terms().size();
    }

    /** From no costs to all; tells of ticks as they are done. */
    public List<Rung> run(LongConsumer done) {
        List<Rung> rungs = new ArrayList<>();
        terms().forEach(terms -> rungs.add(new Rung(terms.name(), drag(terms, done))));
        return rungs;
    }

    private List<Terms> terms() {
        PaperSettings all = settings.paper();
        return List.of(
                new Terms("no costs", paper(NO_LATENCY, FeeTier.FREE), false),
                new Terms("fees", paper(NO_LATENCY, all.fees()), false),
                new Terms("fees and latency", paper(all.latencies(), all.fees()), false),
                new Terms("all", all, true));
    }

    private PaperSettings paper(Latencies latencies, FeeTier fees) {
        return new PaperSettings(latencies, 0, fees, settings.paper().hole(), Microstructure.NONE);
    }

    private DragRow drag(Terms terms, LongConsumer done) {
        TradingSettings own = new TradingSettings(
                settings.strategy(),
                unlimited(settings.risk()),
                terms.paper(),
                settings.markInterval(),
                settings.instruments(),
                settings.ownStrategies());
        TradingPipeline pipeline = new TradingPipeline(own);
        Results results = new Results(own);
        try (EventCursor tape = market.events()) {
            Pace pace = new Pace(done);
            while (tape.advance()) {
                MarketEvent happened = tape.event();
                if (happened instanceof Tick) {
                    pace.tick();
                } else if (!terms.funded()) {
                    continue;
                }
                pipeline.on(happened).forEach(results::on);
            }
            pace.end();
        }
        return results.total().drag();
    }

    /** Without limits of notional and number, and with breakers that never move. */
    public static RiskSettings unlimited(RiskSettings risk) {
        Limits limits = risk.limits();
        for (Limit limit : SET_ASIDE) {
            limits = limits.with(limit, ANY);
        }
        return risk.withLimits(limits).withBreaker(risk.breaker().withRules(List.of()));
    }

    /** The rungs as text. */
    public static String table(List<Rung> rungs) {
        DragTable table = new DragTable("settings");
        rungs.forEach(rung -> table.row(rung.name(), rung.drag()));
        return """
                The same bets under four settings, USDT. The breaker and the limits on what is open are set aside; funding belongs to "all".

                %s""".formatted(table.render());
    }
}
