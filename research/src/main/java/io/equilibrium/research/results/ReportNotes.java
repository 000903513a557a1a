package io.equilibrium.research.results;

import io.equilibrium.contract.StrategyBook;
import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.venue.Latency;
import io.equilibrium.marketdata.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words around the table: by which rules, from what, and what the numbers mean. */
final class ReportNotes {
    private final Report report;

    ReportNotes(Report report) {
        this.report = report;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> before() {
        List<String> lines = new ArrayList<>();
        lines.add(report.title());
        lines.add("");
        block(lines, "Read", report.reading());
        block(lines, "Ticks", ticks());
        block(lines, "Rules", rules());
        return lines;
    }

    List<String> after() {
        List<String> lines = new ArrayList<>();
        block(lines, "Halted", halted());
        block(lines, "Orders", report.total().money().map(ReportNotes::orders).orElse(List.of()));
        block(lines, "Account", account());
        block(lines, "Evidence", evidence());
        block(lines, "Digest", List.of(digest()));
        lines.add("");
        lines.addAll(legend());
        return lines;
    }

    private static void block(List<String> lines, String name, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            lines.add(String.format(Locale.ROOT, "%-9s%s", i == 0 ? name : "", texts.get(i)));
        }
    }

    private List<String> ticks() {
        TapeCounts tape = report.total().tape();
        String path = report.path()
                .map(option -> "; bars read along the path " + word(option))
                .orElse("");
        return List.of(Figures.count(tape.ticks()) + " accepted, "
                + Figures.count(tape.duplicates(), "duplicate", "duplicates") + " dropped, "
                + Figures.count(tape.segments(), "segment", "segments") + path);
    }

    private List<String> rules() {
        TradingSettings settings = report.settings();
        StrategySettings strategy = settings.strategy();
        StepSettings step = strategy.step();
        FeeTier fees = settings.paper().fees();
        List<String> lines = new ArrayList<>();
        lines.add(step.grid() + " grid, steps of " + step.coefficient() + " ATR (" + step.atrPeriod() + " bars of "
                + Interval.format(step.atrBar()) + "); " + GovernorNote.of(strategy) + "; series "
                + series(strategy.signal().series()));
        new TreeMap<>(settings.ownStrategies())
                .forEach((symbol, own) -> lines.add("but " + symbol + ": "
                        + StrategyBook.of(strategy, Map.of(symbol, own)).own().getOrDefault(symbol, Map.of())));
        lines.add(sizing(settings) + "; fees " + Figures.rate(fees.makerRateE8()) + " maker, "
                + Figures.rate(fees.takerRateE8()) + " taker (" + fees.name() + "); orders act after "
                + latency(settings.paper().latencies()) + "; stops slip "
                + Figures.rate(settings.paper().stopSlippageRateE8()));
        return lines;
    }

    private static String latency(Latencies latencies) {
        String order = latency(latencies.order());
        return latencies.marketData().equals(Latency.NONE)
                ? order
                : order + " and " + latency(latencies.marketData()) + " of market data";
    }

    private static String latency(Latency latency) {
        return switch (latency) {
            case Latency.Constant always -> always.micros() / 1_000 + " ms";
            case Latency.Sampled sampled -> {
                List<Long> sorted = sampled.samples().stream().sorted().toList();
                yield sorted.getFirst() / 1_000 + " to " + sorted.getLast() / 1_000 + " ms (median "
                        + sorted.get(sorted.size() / 2) / 1_000 + ")";
            }
        };
    }

    private static String series(SeriesRule rule) {
        return switch (rule.kind()) {
            case FIXED -> "of " + rule.length() + " bets";
            case FIRST_PROFIT -> "until wins exceed losses, at most " + rule.length() + " bets";
        };
    }

    private static String sizing(TradingSettings settings) {
        String bet = switch (settings.risk().sizing()) {
            case Sizing.FixedNotional fixed -> Figures.money(fixed.notionalE8()) + " USDT a bet";
            case Sizing.FractionAtRisk risk -> Figures.rate(risk.shareE8()) + " of the equity at risk a bet";
            case Sizing.VolatilityTarget target ->
                "a usual day moves a position by " + Figures.rate(target.shareE8()) + " of the equity";
            case Sizing.FractionalKelly kelly ->
                kelly.fraction() + " of Kelly, at most " + Figures.rate(kelly.mostE8()) + " at risk a bet";
        };
        Margin margin = settings.instruments().margin();
        String leverage = margin.isOn() ? ", isolated margin at leverage " + margin.leverage() : "";
        return bet + leverage + ", account of " + Figures.money(settings.risk().startEquityE8()) + " USDT";
    }

    private List<String> halted() {
        return report.symbols().stream()
                .flatMap(symbol -> symbol.halt().stream()
                        .map(halt -> symbol.symbol() + " stands still since " + Figures.time(halt.timeMicros())
                                + " UTC: tick " + halt.tradeId() + " made more than "
                                + Figures.count(
                                        report.settings().strategy().step().mostStepsPerTick())
                                + " steps"))
                .toList();
    }

    private static List<String> orders(MoneyRow money) {
        long denied = sum(money.denied());
        return List.of(
                Figures.count(money.approved()) + " approved, " + Figures.count(denied) + " denied"
                        + reasons(money.denied()) + ", " + Figures.count(sum(money.expired())) + " expired"
                        + reasons(money.expired()) + ", " + Figures.count(sum(money.rejected())) + " rejected"
                        + reasons(money.rejected()),
                Figures.count(money.entered()) + " entered: " + Figures.count(money.takenProfit()) + " took profit, "
                        + Figures.count(money.stopped()) + " stopped, " + Figures.count(money.flattened())
                        + " flattened, "
                        + (money.liquidated() == 0 ? "" : Figures.count(money.liquidated()) + " liquidated, ")
                        + Figures.count(money.openPositions()) + " still open");
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String reasons(Map<? extends Enum<?>, Long> counts) {
        if (counts.isEmpty()) {
            return "";
        }
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<? extends Enum<?>, Long>>comparingLong(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(entry -> entry.getKey().name()))
                .map(entry -> Figures.count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private List<String> account() {
        List<String> lines = new ArrayList<>();
        Total total = report.total();
        total.money()
                .ifPresent(money -> lines.add(Figures.money(total.startEquityE8()) + " USDT became "
                        + Figures.money(total.equityE8()) + ": realised " + Figures.money(money.realisedE8())
                        + ", fees "
                        + Figures.money(-money.feesE8())
                        + (money.fundingE8() == 0 ? "" : ", funding " + Figures.money(money.fundingE8()))
                        + ", open positions " + Figures.money(money.openE8())));
        for (Scope scope : total.moved()) {
            total.lastMove(scope).ifPresent(move -> lines.addAll(breaker(move, total.moves(scope))));
        }
        if (total.warnings() > 0) {
            lines.add(Figures.count(total.warnings(), "warning", "warnings") + " at 80 % of a breaker's limit");
        }
        List<String> without = report.symbols().stream()
                .filter(symbol -> symbol.money().isEmpty())
                .map(SymbolResult::symbol)
                .toList();
        if (!without.isEmpty()) {
            lines.add("no money of " + String.join(", ", without) + ": no instrument filters, so no orders");
        }
        return lines;
    }

    private List<String> breaker(BreakerMoved move, long moves) {
        String since = (move.scope().equals(Scope.ACCOUNT) ? "breaker " : "breaker of " + move.scope() + " ")
                + move.to() + " since " + Figures.time(move.timeMicros()) + " UTC ("
                + Figures.count(moves, "move", "moves") + " in all), by " + move.actor() + ": equity was "
                + Figures.money(move.equityE8()) + " USDT";
        if (move.to() != Tier.KILLED || !move.scope().equals(Scope.ACCOUNT)) {
            return List.of(since);
        }
        return List.of(
                since + ", " + move.cause(),
                "no bet was let through after that, so the money above is of the time before");
    }

    private List<String> evidence() {
        Set<String> selected = report.selected();
        List<String> lines = new ArrayList<>();
        for (SymbolResult symbol : report.symbols()) {
            symbol.gate()
                    .ifPresent(gate -> lines.add(String.format(
                            Locale.ROOT,
                            "%s %s in attempt %d: evidence %.3g after %,d bets%s",
                            symbol.symbol(),
                            gate.stage(),
                            gate.attempt(),
                            gate.evidence(),
                            gate.bets(),
                            selected.contains(symbol.symbol()) ? ", stands out by e-Benjamini-Hochberg at 5 %" : "")));
        }
        return lines;
    }

    private String digest() {
        RoadDigest.Digest digest = report.digest();
        return digest.hex() + " of " + Figures.count(digest.events(), "event", "events");
    }

    private List<String> legend() {
        List<String> lines = new ArrayList<>(List.of(
                "event       a finished series; it wins when more of its bets are won than lost (net edge = 2 x win rate - 1)",
                "fair null   the win rate that prices without memory would have given the same bets; only what exceeds it"
                        + " could be an edge",
                "break-even  the mean share of bets that must be won to pay for fees and slippage; compare with bets won; above"
                        + " 100 % steps are too small to pay",
                "fees, P&L   of the bets that risk let through and the venue filled; one account for all; n/a without"
                        + " instrument filters",
                "drag        on paper - fees - spread - latency - slippage - funding - parted - skipped - carried = filled; parted:"
                        + " another exit than the bet's; skipped: what bets that never traded would have made",
                "digest      of all steps, signals, orders, denials, breaker moves and order events, in their order (SHA-256);"
                        + " backtest and replay tell the same"));
        if (report.isGated()) {
            lines.add("evidence    that bets gain net of costs: the gate goes up a stage at "
                    + Figures.count(report.settings().strategy().gate().strategies()) + " strategies tried x "
                    + report.settings().strategy().gate().level()
                    + ", its square and its cube; e-BH is a verdict over all symbols that opens no gate");
        }
        lines.add("");
        if (report.path().isEmpty()) {
            lines.add(
                    "Trades jump, which the fair null allows for only approximately: a difference from it is believed only"
                            + " beside that of surrogates.");
        } else {
            lines.add("A bar does not tell which of its extremes came first, and that choice alone moves these rates:"
                    + " the other two stand beside.");
            lines.add("A win rate on bars is not evidence alone; it takes surrogates under the same option.");
        }
        return lines;
    }
}
