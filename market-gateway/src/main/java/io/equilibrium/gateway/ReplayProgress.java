package io.equilibrium.gateway;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.marketdata.MarketData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far the replay is: written by its one thread, read by any. */
public final class ReplayProgress {
    /** What the replay is doing. */
    public enum State {
        /** No files were given. */
        IDLE,
        /** Files are being read whole, topics made. */
        CHECKING,
        /** Another gateway writes; this one takes its place when it ends. */
        WAITING,
        RUNNING,
        /** Every tick is on the topic. */
        DONE,
        /** What ended it is in the log; the service ends too. */
        FAILED
    }

    /** How far it is, at one moment: ticks on the topic, of how many, how many a second, and the last one's event time. */
    public record Report(
            State state,
            Optional<RunId> run,
            long ticks,
            long totalTicks,
            long ticksPerSecond,
            Optional<Instant> eventTime,
            Map<String, Long> ticksBySymbol) {}

    private final LongSupplier nanoTime;
    private volatile State state = State.IDLE;
    private volatile @Nullable RunId run;
    private volatile Map<String, AtomicLong> bySymbol = Map.of();
    private volatile long total;
    private volatile long startNanos;
    private volatile long endNanos;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong eventTimeMicros = new AtomicLong(Long.MIN_VALUE);

    public ReplayProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void is(State newState) {
        if (newState == State.DONE) {
            endNanos = nanoTime.getAsLong();
        }
        state = newState;
    }

    void begin(RunId newRun, MarketData market) {
        Map<String, AtomicLong> counts = new TreeMap<>();
        market.symbols().forEach(symbol -> counts.put(symbol, new AtomicLong()));
        run = newRun;
        bySymbol = counts;
        total = market.totalTicks();
        startNanos = nanoTime.getAsLong();
        state = State.RUNNING;
    }

    /** All of the run was on the tape before. */
    void wasWhole(MarketData market) {
        bySymbol.forEach((symbol, count) -> {
            count.set(market.ticks(symbol));
            eventTimeMicros.accumulateAndGet(market.lastMicros(symbol), Math::max);
        });
        is(State.DONE);
    }

    /** Was on the tape before. */
    void passed(Tick tick) {
        AtomicLong count = bySymbol.get(tick.symbol());
        if (count != null) {
            count.setRelease(count.getPlain() + 1);
        }
        eventTimeMicros.setRelease(tick.eventTimeMicros());
    }

    void published(Tick tick) {
        passed(tick);
        published.setRelease(published.getPlain() + 1);
    }

    public State state() {
        return state;
    }

    public long ticks() {
        return bySymbol.values().stream().mapToLong(AtomicLong::get).sum();
    }

    public long ticks(String symbol) {
        AtomicLong count = bySymbol.get(symbol);
        return count == null ? 0 : count.get();
    }

    public long totalTicks() {
        return total;
    }

    public Report report() {
        Map<String, Long> ticks = new TreeMap<>();
        bySymbol.forEach((symbol, count) -> ticks.put(symbol, count.get()));
        long micros = eventTimeMicros.get();
        return new Report(
                state,
                Optional.ofNullable(run),
                ticks(),
                total,
                ticksPerSecond(),
                micros == Long.MIN_VALUE
                        ? Optional.empty()
                        : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)),
                ticks);
    }

    private long ticksPerSecond() {
        long nanos = (state == State.DONE ? endNanos : nanoTime.getAsLong()) - startNanos;
        return nanos <= 0 ? 0 : Math.round(published.get() * 1e9 / nanos);
    }
}
