package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.signal.Evidence;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What the service counts, by symbol: ticks, steps, signals, how far event time lies behind, what has halted, and how the
 * strategies stand.
 */
final class SignalMetrics {
    private static final double MICROS_PER_SECOND = 1e6;

    private final MeterRegistry meters;
    private final LongSupplier nowMicros;
    private final Map<String, OfSymbol> bySymbol = new ConcurrentHashMap<>();
    private final StrategyBoard board = new StrategyBoard();

    SignalMetrics(MeterRegistry meters, LongSupplier nowMicros) {
        this.meters = meters;
        this.nowMicros = nowMicros;
    }

    OfSymbol of(String symbol) {
        return bySymbol.computeIfAbsent(symbol, OfSymbol::new);
    }

    StrategyBoard board() {
        return board;
    }

    /** How a symbol's strategy stands now. */
    void stands(StrategyStanding standing) {
        board.put(standing);
        var _ = of(standing.symbol());
    }

    /** A symbol is another instance's from now on. */
    void left(String symbol) {
        board.remove(symbol);
        of(symbol).left();
    }

    /** A person's command to a strategy was answered. */
    void commanded(Message.StrategyAnswered answer) {
        meters.counter(
                        "strategy.commands",
                        "action",
                        answer.command().action().name(),
                        "done",
                        Boolean.toString(answer.done()))
                .increment();
    }

    private double read(String symbol, ToDoubleFunction<Evidence> figure) {
        return board.of(symbol)
                .map(standing -> figure.applyAsDouble(standing.evidence()))
                .orElse(Double.NaN);
    }

    /** A record of {@code ticks} that belongs to no run that is on. */
    void ignored(String reason) {
        meters.counter("ticks.ignored", "reason", reason).increment();
    }

    /** One symbol's meters. */
    final class OfSymbol {
        private final Counter ticks;
        private final Counter steps;
        private final Counter signals;
        private volatile long eventTimeMicros;
        private volatile boolean halted;

        private OfSymbol(String symbol) {
            ticks = meters.counter("ticks.read", "symbol", symbol);
            steps = meters.counter("steps.made", "symbol", symbol);
            signals = meters.counter("signals.given", "symbol", symbol);
            Gauge.builder("event.time.lag", this, OfSymbol::lagSeconds)
                    .baseUnit("seconds")
                    .tag("symbol", symbol)
                    .strongReference(true)
                    .register(meters);
            Gauge.builder("symbols.halted", this, of -> of.halted ? 1 : 0)
                    .tag("symbol", symbol)
                    .strongReference(true)
                    .register(meters);
            Gauge.builder(
                            "strategies.paused",
                            () -> board.of(symbol)
                                    .map(standing -> standing.paused() ? 1.0 : 0.0)
                                    .orElse(Double.NaN))
                    .tag("symbol", symbol)
                    .register(meters);
            gauge("window.z", symbol, StandingFigures::z);
            gauge("governor.window", symbol, StandingFigures::window);
            gauge("governor.tilt", symbol, StandingFigures::tilt);
            gauge("governor.confidence", symbol, StandingFigures::confidence);
            gauge("gate.evidence", symbol, StandingFigures::gateEvidence);
            gauge("gate.lost.edge", symbol, StandingFigures::lostEdge);
            gauge("gate.stage", symbol, StandingFigures::stage);
        }

        private void gauge(String name, String symbol, ToDoubleFunction<Evidence> figure) {
            Gauge.builder(name, () -> read(symbol, figure))
                    .tag("symbol", symbol)
                    .register(meters);
        }

        private double lagSeconds() {
            return eventTimeMicros == 0 ? 0 : (nowMicros.getAsLong() - eventTimeMicros) / MICROS_PER_SECOND;
        }

        void tick(long micros) {
            ticks.increment();
            eventTimeMicros = micros;
        }

        void step(int signalsGiven) {
            steps.increment();
            signals.increment(signalsGiven);
        }

        void halted(boolean now) {
            halted = now;
        }

        void left() {
            eventTimeMicros = 0;
            halted = false;
        }
    }
}
