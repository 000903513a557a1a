package io.equilibrium.research.report;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.backtest.DragLadder;
import io.equilibrium.research.backtest.PipelineRun;
import io.equilibrium.research.backtest.StartStudies;
import io.equilibrium.research.cli.FailedException;
import io.equilibrium.research.results.StartSpread;
import io.equilibrium.research.surrogate.BarHistory;
import io.equilibrium.research.surrogate.Compared;
import io.equilibrium.research.surrogate.LeadLag;
import io.equilibrium.research.surrogate.LeadLagRuns;
import io.equilibrium.research.surrogate.Parallel;
import io.equilibrium.research.surrogate.PathRules;
import io.equilibrium.research.surrogate.TickHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out what the page shows: what happened under every setting, its surrogates, and its money. */
final class Laboratory {
    private static final int PHASES = 20;
    private static final long PATIENCE = 10_000;
    private static final String LIVED = "with the breaker in play";

    private final MarketData market;
    private final TradingSettings settings;
    private final Draws draws;
    private final Map<String, BarHistory> histories = new TreeMap<>();
    private final Map<String, TickHistory> trades = new TreeMap<>();
    private final List<Setting> columns;
    private final List<Families.Planned> families;
    /** Of several symbols' bars only. */
    private final @Nullable LeadLagRuns leads;

    /** How many surrogates, from which seed, on how many threads. */
    record Draws(int runs, long seed, int threads) {}

    /** Reads the market into memory; tells of symbols as they are read. */
    Laboratory(MarketData market, TradingSettings settings, Draws draws, LongConsumer read) {
        this.market = market;
        this.settings = settings;
        this.draws = draws;
        for (String symbol : market.symbols()) {
            if (market.interval(symbol).isPresent()) {
                histories.put(symbol, BarHistory.of(market, symbol));
            } else {
                trades.put(symbol, TickHistory.of(market, symbol));
            }
            read.accept(1);
        }
        if (!histories.isEmpty() && !trades.isEmpty()) {
            throw new FailedException("a report is of bars or of trades: " + String.join(", ", histories.keySet())
                    + " have bars, " + String.join(", ", trades.keySet()) + " have trades");
        }
        this.columns = trades.isEmpty() ? Setting.ofBars(market, settings, length()) : List.of(Setting.TRADES);
        this.families = trades.isEmpty()
                ? Families.ofBars(List.copyOf(histories.values()), columns, settings)
                : Families.ofTrades(List.copyOf(trades.values()), settings);
        this.leads = histories.size() < 2
                ? null
                : new LeadLagRuns(
                        List.copyOf(histories.values()),
                        new PathRules(settings, length(), market.path()),
                        draws.runs(),
                        draws.seed(),
                        draws.threads());
    }

    private Duration length() {
        Set<Duration> lengths =
                histories.values().stream().map(BarHistory::length).collect(Collectors.toSet());
        if (lengths.size() != 1) {
            throw new FailedException("a report takes bars of one length, and these have several");
        }
        return lengths.iterator().next();
    }

    /** How many prices are gone through. */
    long work() {
        long runs = columns.stream().filter(Setting::isTraded).count() + 1;
        return runs * market.totalTicks()
                + StartStudies.ticks(market, PHASES)
                + (leads == null ? 0 : leads.prices())
                + families.stream()
                        .mapToLong(family -> family.runs(draws).prices())
                        .sum();
    }

    /** Tells of prices as they are done, from several threads. */
    Findings run(LongConsumer done) throws InterruptedException {
        List<String> symbols = new ArrayList<>(market.symbols());
        if (symbols.size() > 1) {
            symbols.add(Compared.ALL);
        }
        Map<Findings.Key, RulesResult> results = new HashMap<>();
        Map<String, SymbolView> views = new TreeMap<>();
        Together together = new Together();
        columns.forEach(setting -> observe(setting, results, views, together));
        Map<String, MoneyResult> money = money(done);
        List<Family> compared = new ArrayList<>();
        for (Families.Planned planned : families) {
            compared.add(planned.run(draws, done));
        }
        List<StartSpread> phases = phases(done);
        List<LeadLag> pairs = leads == null ? List.of() : leads.run(done);
        MoneyResult lived = money.remove(LIVED);
        return new Findings(
                symbols,
                columns,
                histories,
                results,
                views,
                together,
                compared,
                money,
                phases,
                pairs,
                lived == null
                        ? new MoneyResult(settings.risk(), settings.paper().fees())
                        : lived);
    }

    private void observe(
            Setting setting, Map<Findings.Key, RulesResult> results, Map<String, SymbolView> views, Together together) {
        RulesResult all = result(settings.strategy().gate(), true);
        for (String symbol : market.symbols()) {
            RulesResult own = result(settings.strategyOf(symbol).gate(), false);
            Consumer<StepSignals> said = signals -> {
                own.on(signals);
                all.on(signals);
            };
            if (setting.equals(columns.getFirst())) {
                long bars = market.ticks(symbol) / ticksPerBar();
                SymbolView view = new SymbolView(new Resolution(bars, ticksPerBar()));
                views.put(symbol, view);
                said = said.andThen(view::on).andThen(together::on);
            }
            tell(symbol, setting, Long.MIN_VALUE, said);
            results.put(new Findings.Key(symbol, setting.name()), own);
        }
        results.put(new Findings.Key(Compared.ALL, setting.name()), all);
    }

    private int ticksPerBar() {
        return trades.isEmpty() ? market.path().ticks() : 1;
    }

    private RulesResult result(GateSettings costs, boolean ofAll) {
        return new RulesResult(
                settings.terms(), new Costs(costs.withCosts(FeeTier.FREE, 0, 0)), new Costs(costs), ofAll);
    }

    /** From a time on. */
    private void tell(String symbol, Setting setting, long fromMicros, Consumer<StepSignals> said) {
        BarHistory bars = histories.get(symbol);
        TickHistory ticks = trades.get(symbol);
        if (bars != null) {
            bars.from(fromMicros).tell(setting.rules().orElseThrow().start(symbol, said));
        } else if (ticks != null) {
            Consumer<Tick> engine = PathRules.onTicks(settings, symbol, said);
            ticks.tell(tick -> {
                if (tick.eventTimeMicros() >= fromMicros) {
                    engine.accept(tick);
                }
            });
        }
    }

    /** Each symbol along the first setting, its grid elsewhere each time. */
    private List<StartSpread> phases(LongConsumer done) throws InterruptedException {
        StartStudies.Rules rules = (symbol, from, said) -> {
            tell(symbol, columns.getFirst(), from, said);
            done.accept(market.ticks(symbol));
        };
        Map<String, Callable<StartSpread>> tasks = new TreeMap<>();
        for (String symbol : market.symbols()) {
            tasks.put(symbol, () -> StartStudies.of(market, symbol, settings, PHASES, rules));
        }
        return List.copyOf(inParallel(tasks).values());
    }

    private Map<String, MoneyResult> money(LongConsumer done) throws InterruptedException {
        TradingSettings unbroken = new TradingSettings(
                settings.strategy(),
                inexhaustible(DragLadder.unlimited(settings.risk())),
                settings.paper(),
                settings.markInterval(),
                settings.instruments(),
                settings.ownStrategies());
        Map<String, Callable<MoneyResult>> roads = new TreeMap<>();
        roads.put(LIVED, () -> road(market, settings, done));
        for (Setting setting : columns) {
            if (setting.isTraded()) {
                MarketData along = setting.path().map(market::along).orElse(market);
                roads.put(setting.name(), () -> road(along, unbroken, done));
            }
        }
        return inParallel(roads);
    }

    /** A fixed size does not depend on the account, which may then have enough for whatever is lost. */
    private static RiskSettings inexhaustible(RiskSettings risk) {
        return risk.sizing() instanceof Sizing.FixedNotional
                ? risk.withStartEquityE8(Math.multiplyExact(risk.startEquityE8(), PATIENCE))
                : risk;
    }

    private MoneyResult road(MarketData along, TradingSettings rules, LongConsumer done) {
        MoneyResult money = new MoneyResult(settings.risk(), settings.paper().fees());
        PipelineRun.of(along, rules, true, money::on, done);
        return money;
    }

    private <T> Map<String, T> inParallel(Map<String, Callable<T>> tasks) throws InterruptedException {
        List<T> done = Parallel.all(List.copyOf(tasks.values()), draws.threads());
        Map<String, T> results = new TreeMap<>();
        for (String name : tasks.keySet()) {
            results.put(name, done.get(results.size()));
        }
        return results;
    }
}
