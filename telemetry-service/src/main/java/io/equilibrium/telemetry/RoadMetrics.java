package io.equilibrium.telemetry;

import io.equilibrium.domain.evidence.BetDrag;
import io.equilibrium.domain.evidence.DragParts;
import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.unit.E8;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** Every metric of the road: counts by stage, event time and lag behind the ticks, equity, drawdown and breaker tier. */
public final class RoadMetrics {
    private final MeterRegistry meters;
    private final Map<Stage, AtomicLong> newestMicros = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> feeds = new ConcurrentHashMap<>();
    private final AtomicLong wholeRuns = new AtomicLong();
    private volatile AccountBook.Standing standing;
    private volatile DragRow drag = DragRow.NONE;

    public RoadMetrics(MeterRegistry meters, AccountBook.Standing start) {
        this.meters = meters;
        this.standing = start;
        for (Stage stage : Stage.values()) {
            AtomicLong newest = newestMicros.computeIfAbsent(stage, any -> new AtomicLong());
            Gauge.builder("stage.event.time", newest, micros -> micros.get() / 1e6)
                    .description("Newest event time seen on the stage's topic, as a Unix time")
                    .baseUnit("seconds")
                    .tag("stage", stage.topic())
                    .register(meters);
            Gauge.builder("stage.lag", () -> lagSeconds(stage))
                    .description("How far the stage is behind the newest tick, in event time")
                    .baseUnit("seconds")
                    .tag("stage", stage.topic())
                    .register(meters);
        }
        Gauge.builder("account.equity", () -> E8.toDouble(standing.equityE8())).register(meters);
        Gauge.builder("account.peak", () -> E8.toDouble(standing.peakE8())).register(meters);
        Gauge.builder("account.drawdown", () -> E8.toDouble(standing.drawdownE8()))
                .description("Share of the peak that is lost, 0 to 1")
                .register(meters);
        Gauge.builder("breaker.tier", () -> number(standing.tier()))
                .description("0 normal, 1 reduced, 2 trial, 3 halted, 4 killed")
                .register(meters);
        Gauge.builder("bets.statistical", () -> E8.toDouble(drag.statisticalE8()))
                .description("What the run's bets that are over made on paper")
                .register(meters);
        Gauge.builder("bets.filled", () -> E8.toDouble(drag.filledE8()))
                .description("What their fills made, after fees and funding")
                .register(meters);
        dragGauge("fee", DragParts::feeE8);
        dragGauge("spread", DragParts::spreadE8);
        dragGauge("latency", DragParts::latencyE8);
        dragGauge("slippage", DragParts::slippageE8);
        dragGauge("funding", DragParts::fundingE8);
        dragGauge("parted", DragParts::partedE8);
        dragGauge("skipped", DragParts::skippedE8);
        dragGauge("carried", DragParts::carriedE8);
        Gauge.builder("runs.whole", wholeRuns, AtomicLong::get)
                .description("Runs that were seen to their end on every topic")
                .register(meters);
    }

    private void dragGauge(String part, ToLongFunction<DragParts> value) {
        Gauge.builder("execution.drag", () -> E8.toDouble(value.applyAsLong(drag.parts())))
                .description("What parted the run's bets that are over from their statistical twins; above 0 it cost")
                .tag("part", part)
                .register(meters);
    }

    private static int number(Tier tier) {
        return switch (tier) {
            case NORMAL -> 0;
            case REDUCED -> 1;
            case TRIAL -> 2;
            case HALTED -> 3;
            case KILLED -> 4;
        };
    }

    private double lagSeconds(Stage stage) {
        long ticks = newestOf(Stage.TICKS);
        long own = newestOf(stage);
        return own == 0 || ticks <= own ? 0 : (ticks - own) / 1e6;
    }

    private long newestOf(Stage stage) {
        AtomicLong newest = newestMicros.get(stage);
        return newest == null ? 0 : newest.get();
    }

    /** A new run may lie in the past of the one before. */
    void onRun() {
        newestMicros.values().forEach(newest -> newest.set(0));
    }

    void onTime(Stage stage, long timeMicros) {
        newestMicros.computeIfAbsent(stage, any -> new AtomicLong()).accumulateAndGet(timeMicros, Math::max);
    }

    void onStanding(AccountBook.Standing now) {
        standing = now;
    }

    void onDrag(DragRow now) {
        drag = now;
    }

    /** A bet is over: it was traded, or why it was not. */
    void onBetOver(BetDrag bet) {
        meters.counter("bets.over", "symbol", bet.symbol(), "because", bet.isTraded() ? "TRADED" : bet.skippedBecause())
                .increment();
    }

    void onWholeRun() {
        wholeRuns.incrementAndGet();
    }

    void onFeed(String symbol, boolean up) {
        feeds.computeIfAbsent(symbol, this::feed).set(up ? 1 : 0);
    }

    private AtomicLong feed(String symbol) {
        AtomicLong up = new AtomicLong();
        Gauge.builder("feed.up", up, AtomicLong::get)
                .description("1 while the symbol's prices come in, 0 while they do not")
                .tag("symbol", symbol)
                .register(meters);
        return up;
    }

    void onCommand(String action) {
        meters.counter("commands.written", "action", action).increment();
    }

    void onCommandAnswered(boolean done) {
        meters.counter("commands.answered", "done", Boolean.toString(done)).increment();
    }

    void onEntriesSwitched(boolean open) {
        meters.counter("entries.switched", "open", Boolean.toString(open)).increment();
    }

    void onTicks(long ticks) {
        meters.counter("ticks.seen").increment((double) ticks);
    }

    void onStep(String symbol) {
        meters.counter("steps.made", "symbol", symbol).increment();
    }

    void onHalt(String symbol) {
        meters.counter("symbols.halted", "symbol", symbol).increment();
    }

    void onSignal(SignalEvent event) {
        switch (event) {
            case SignalEvent.BetOpened opened ->
                meters.counter("bets.opened", "symbol", opened.symbol()).increment();
            case SignalEvent.BetResolved resolved ->
                meters.counter("bets.resolved", "symbol", resolved.symbol(), "won", Boolean.toString(resolved.won()))
                        .increment();
            case SignalEvent.SeriesEnded ended ->
                meters.counter("series.ended", "symbol", ended.symbol(), "won", Boolean.toString(ended.won()))
                        .increment();
        }
    }

    void onApproved(String symbol) {
        meters.counter("orders.approved", "symbol", symbol).increment();
    }

    void onDenied(Enum<?> reason) {
        meters.counter("orders.denied", "reason", reason.name()).increment();
    }

    void onMove(String scope, Tier to) {
        meters.counter("breaker.moves", "scope", scope, "to", to.name()).increment();
    }

    void onLimitNeared(String scope) {
        meters.counter("breaker.warnings", "scope", scope).increment();
    }

    void onAnswer(OrderEvent event) {
        switch (event) {
            case OrderEvent.Accepted accepted ->
                meters.counter("orders.accepted", "leg", accepted.leg().name()).increment();
            case OrderEvent.Filled filled ->
                meters.counter("orders.filled", "leg", filled.leg().name()).increment();
            case OrderEvent.Cancelled cancelled ->
                meters.counter("orders.cancelled", "leg", cancelled.leg().name())
                        .increment();
            case OrderEvent.Rejected rejected ->
                meters.counter("orders.rejected", "reason", rejected.reason().name())
                        .increment();
            case OrderEvent.Funded funded ->
                meters.counter("positions.funded", "symbol", funded.symbol()).increment();
            case OrderEvent.Expired expired ->
                meters.counter("orders.expired", "reason", expired.reason().name())
                        .increment();
        }
    }
}
