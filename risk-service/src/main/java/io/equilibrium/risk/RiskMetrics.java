package io.equilibrium.risk;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.Ledger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What the service counts, and how the account stands; after a crash, what is decided again is counted again. */
public final class RiskMetrics {
    private final InstantSource clock;
    private final Counter signals;
    private final Counter approved;
    private final Map<DenialReason, Counter> denied = new EnumMap<>(DenialReason.class);
    private final Counter done;
    private final Counter refused;
    private final Counter otherRun;
    private final Counter saidAgain;
    private volatile BreakerReading reading =
            new BreakerReading(null, Tier.NORMAL, null, 0, 0, 0, null, Set.of(), new Ledger(0, 0, 0, 0, 0));
    private volatile int waiting;

    public RiskMetrics(MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        signals = counter(meters, "signals.handled", "bets that asked to become orders");
        approved = counter(meters, "orders.approved", "bets that became orders");
        for (DenialReason reason : DenialReason.values()) {
            denied.put(reason, meters.counter("orders.denied", "reason", reason.name()));
        }
        done = meters.counter("commands.answered", "done", "true");
        refused = meters.counter("commands.answered", "done", "false");
        otherRun = meters.counter("records.ignored", "reason", "other-run");
        saidAgain = meters.counter("records.ignored", "reason", "said-again");
        gauge(meters, "breaker.tier", "0 normal, 1 reduced, 2 trial, 3 halted, 4 killed", RiskMetrics::tier);
        gauge(meters, "account.equity", "in the quote asset", it -> E8.toDouble(it.reading.equityE8()));
        gauge(meters, "account.drawdown", "share below the peak", it -> E8.toDouble(it.reading.drawdownE8()));
        gauge(meters, "event.lag.seconds", "now less the newest event's time", RiskMetrics::lagSeconds);
        gauge(meters, "merge.waiting", "records that wait for their turn", it -> it.waiting);
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<RiskMetrics> value) {
        Gauge.builder(name, this, value).description(description).register(meters);
    }

    private double tier() {
        return switch (reading.tier()) {
            case NORMAL -> 0;
            case REDUCED -> 1;
            case TRIAL -> 2;
            case HALTED -> 3;
            case KILLED -> 4;
        };
    }

    private double lagSeconds() {
        Long newest = reading.timeMicros();
        return newest == null ? Double.NaN : clock.millis() / 1e3 - newest / 1e6;
    }

    void said(Message message) {
        switch (message) {
            case Message.Approved _ -> {
                signals.increment();
                approved.increment();
            }
            case Message.Denied denial -> {
                signals.increment();
                count(denial.denial().reason());
            }
            case Message.CommandAnswered answer -> (answer.done() ? done : refused).increment();
            case Message.RunStarted _,
                    Message.Progress _,
                    Message.RunEnded _,
                    Message.Stepped _,
                    Message.SymbolHalted _,
                    Message.Signalled _,
                    Message.Marked _,
                    Message.FeedChanged _,
                    Message.Flatten _,
                    Message.BreakerMoved _,
                    Message.EntriesSwitched _,
                    Message.LimitNeared _,
                    Message.LimitChanged _,
                    Message.VenueReported _,
                    Message.Commanded _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _,
                    Message.Answered _ -> {}
        }
    }

    private void count(DenialReason reason) {
        Counter counter = denied.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    void ofOtherRun(int records) {
        otherRun.increment(records);
    }

    void saidAgain() {
        saidAgain.increment();
    }

    void stands(BreakerReading now, int recordsWaiting) {
        reading = now;
        waiting = recordsWaiting;
    }
}
