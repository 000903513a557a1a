package io.equilibrium.execution;

import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** What the service counts and how its venue stands; after a crash, what happens again is counted again. */
public final class ExecutionMetrics {
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Counter seen;
    private final Counter ignored;
    private long seenNow;
    private volatile long newestMicros = Long.MIN_VALUE;
    private volatile int waiting;
    private volatile int live;

    public ExecutionMetrics(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        seen = counter("ticks.seen", "ticks that the paper venue was told of");
        ignored = counter("records.ignored", "ticks and decisions of runs that are over");
        gauge("ticks.waiting", "ticks that wait for decisions to progress", it -> it.waiting);
        gauge("brackets.open", "entries that wait and positions that are open", it -> it.live);
        gauge("event.lag.seconds", "now less the newest seen tick's time", ExecutionMetrics::lagSeconds);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    private void gauge(String name, String description, ToDoubleFunction<ExecutionMetrics> value) {
        Gauge.builder(name, this, value).description(description).register(meters);
    }

    private double lagSeconds() {
        return newestMicros == Long.MIN_VALUE ? Double.NaN : clock.millis() / 1e3 - newestMicros / 1e6;
    }

    void answered(OrderEvent event) {
        switch (event) {
            case OrderEvent.Accepted accepted -> count("orders.accepted", "leg", accepted.leg());
            case OrderEvent.Filled filled -> count("orders.filled", "leg", filled.leg());
            case OrderEvent.Cancelled cancelled -> count("orders.cancelled", "leg", cancelled.leg());
            case OrderEvent.Rejected rejected -> countRejected(rejected.reason());
            case OrderEvent.Funded funded -> meters.counter("positions.funded").increment();
            case OrderEvent.Expired expired -> count("orders.expired", "reason", expired.reason());
        }
    }

    private void countRejected(OrderEvent.RejectReason reason) {
        meters.counter("orders.rejected", "reason", reason.name(), "code", Integer.toString(reason.code()))
                .increment();
    }

    private void count(String name, String tag, Enum<?> value) {
        meters.counter(name, tag, value.name()).increment();
    }

    void saw(Tick tick) {
        seenNow++;
        newestMicros = tick.eventTimeMicros();
    }

    void ignored() {
        ignored.increment();
    }

    void stands(int ticksWaiting, int liveOrders) {
        seen.increment((double) seenNow);
        seenNow = 0;
        waiting = ticksWaiting;
        live = liveOrders;
    }
}
