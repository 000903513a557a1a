package io.equilibrium.gateway;

import io.equilibrium.contract.RunId;
import io.equilibrium.gateway.kafka.KafkaRoad;
import io.equilibrium.marketdata.FileSummary;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replay from its files to its end: waits for the lease, writes, and waits again when another gateway took the tape. */
final class ReplayTurns {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayTurns.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS_PER_ADMISSION = 10;

    private final ReplayProperties properties;
    private final Duration markInterval;
    private final String instance;
    private final KafkaRoad road;
    private final ReplayProgress progress;
    private final GatewayMetrics metrics;
    private final Pause pause;

    ReplayTurns(
            ReplayProperties properties,
            MarkProperties marks,
            GatewayProperties gateway,
            KafkaRoad road,
            ReplayProgress progress,
            GatewayMetrics metrics,
            Pause pause) {
        this.properties = properties;
        this.markInterval = marks.interval();
        this.instance = gateway.name();
        this.road = road;
        this.progress = progress;
        this.metrics = metrics;
        this.pause = pause;
    }

    /**
     * Returns when all of the run is on the tape, whoever wrote it.
     *
     * @throws ReplayRefusedException if it must not be written
     */
    void replay() throws InterruptedException {
        progress.is(ReplayProgress.State.CHECKING);
        MarketData market = MarketFiles.open(properties.paths(), properties.options());
        market.summaries().forEach(ReplayTurns::say);
        RunId run = properties.runId().orElseGet(() -> RunId.of(market.contentHash(), 1));
        RunEntry wanted = road.entry(run, market.contentHash(), markInterval);
        progress.begin(run, market);
        metrics.count(market.symbols());
        if (road.admit(wanted, properties.abandonedRun()).isWhole()) {
            alreadyWhole(market, run);
            return;
        }
        try (Lease lease = road.lease(instance)) {
            do {
                awaitTurn(lease, wanted);
            } while (!isWritten(market, wanted));
        }
    }

    private void awaitTurn(Lease lease, RunEntry wanted) throws InterruptedException {
        for (int look = 1; !lease.isHeld(); look++) {
            pause.of(LOOK);
            if (look == LOOKS_PER_ADMISSION) {
                progress.is(ReplayProgress.State.WAITING);
                LOG.info("another gateway holds the lease, this one stands by run={}", wanted.run());
            }
            if (look % LOOKS_PER_ADMISSION == 0) {
                // Refuses what has become wrong in the meantime; what has become whole comes with the lease.
                var _ = road.admit(wanted, properties.abandonedRun());
            }
        }
    }

    private boolean isWritten(MarketData market, RunEntry wanted) throws InterruptedException {
        Optional<Tape> opened = road.open(wanted, market.symbols(), properties.abandonedRun());
        if (opened.isEmpty()) {
            alreadyWhole(market, wanted.run());
            return true;
        }
        try (Tape tape = opened.get()) {
            write(market, wanted.run(), tape);
            return true;
        } catch (TapeLostException lost) {
            LOG.warn(
                    "replay was interrupted, another gateway may have taken over run={} cause=\"{}\"",
                    wanted.run(),
                    lost.getMessage());
            return false;
        }
    }

    // Whatever it waits for, others should not have to wait for what is written.
    private void write(MarketData market, RunId run, Tape tape) throws InterruptedException {
        progress.begin(run, market);
        LOG.info(
                "replay started run={} symbols={} ticks={} writtenThrough={}",
                run,
                market.symbols(),
                market.totalTicks(),
                tape.writtenThrough());
        RunWriter writer = new RunWriter(tape, markInterval, RunWriter.COMMIT, System::nanoTime);
        Pause idle = time -> {
            writer.idle(time);
            pause.of(time);
        };
        Pace pace = properties.multiple().isEmpty()
                ? Pace.MAXIMUM
                : Pace.multiple(properties.multiple().getAsDouble(), System::nanoTime, idle);
        new Replay(market, run, writer, road.flow(properties, idle), pace, progress).run();
        progress.is(ReplayProgress.State.DONE);
        ReplayProgress.Report report = progress.report();
        LOG.info("replay ended run={} ticks={} ticksPerSecond={}", run, report.ticks(), report.ticksPerSecond());
    }

    private void alreadyWhole(MarketData market, RunId run) {
        progress.wasWhole(market);
        LOG.info("replay is whole on the tape already run={} ticks={}", run, market.totalTicks());
    }

    private static void say(FileSummary file) {
        LOG.info(
                "file was checked file={} symbol={} rows={} ticks={} missingBars={} repaired={} ignoredFrames={}"
                        + " unsoundQuotes={} cut={}",
                file.file(),
                file.symbol(),
                file.rows(),
                file.ticks(),
                file.missing().count(),
                file.disorder(),
                file.ignoredFrames(),
                file.unsoundQuotes(),
                file.cut());
    }
}
