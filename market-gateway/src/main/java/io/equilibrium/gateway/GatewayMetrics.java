package io.equilibrium.gateway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** What the gateway counts: {@code ticks.published{symbol}}, {@code ticks.expected}, {@code replays.done}. */
public final class GatewayMetrics {
    private final MeterRegistry meters;
    private final ReplayProgress progress;

    public GatewayMetrics(MeterRegistry meters, ReplayProgress progress) {
        this.meters = meters;
        this.progress = progress;
        Gauge.builder("ticks.expected", progress, ReplayProgress::totalTicks)
                .description("Ticks of the whole run")
                .register(meters);
        Gauge.builder("replays.done", progress, one -> one.state() == ReplayProgress.State.DONE ? 1 : 0)
                .description("1 when every tick of the run is on the topic")
                .register(meters);
    }

    void count(Collection<String> symbols) {
        for (String symbol : symbols) {
            FunctionCounter.builder("ticks.published", progress, one -> one.ticks(symbol))
                    .description("Ticks of the run that are on the topic")
                    .tag("symbol", symbol)
                    .register(meters);
        }
    }
}
