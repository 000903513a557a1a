package io.equilibrium.gateway;

import io.equilibrium.contract.RunId;
import io.equilibrium.gateway.kafka.KafkaRoad;
import io.equilibrium.marketdata.FileSummary;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketDataException;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.servicekit.Ready;
import io.equilibrium.servicekit.ServiceExit;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the replay on a thread of its own, once; afterwards the service stays and answers. */
public final class ReplayHandler implements SmartLifecycle, Ready {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayHandler.class);
    private static final int BAD_INPUT = 2;
    private static final int BROKEN = 1;
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final ReplayProperties properties;
    private final MarkProperties marks;
    private final KafkaRoad road;
    private final ReplayProgress progress;
    private final GatewayMetrics metrics;
    private final ServiceExit exit;
    private final Pause pause;
    private volatile @Nullable Thread thread;
    private volatile boolean topicsMade;
    private volatile boolean stopping;

    public ReplayHandler(
            ReplayProperties properties,
            MarkProperties marks,
            KafkaRoad road,
            ReplayProgress progress,
            GatewayMetrics metrics,
            ServiceExit exit,
            Pause pause) {
        this.properties = properties;
        this.marks = marks;
        this.road = road;
        this.progress = progress;
        this.metrics = metrics;
        this.exit = exit;
        this.pause = pause;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("replay").start(this::work);
    }

    private void work() {
        try {
            road.makeTopics();
            topicsMade = true;
            if (!properties.paths().isEmpty()) {
                replay();
            }
        } catch (InterruptedException | InterruptException stopped) {
            LOG.info("replay was stopped ticks={}", progress.ticks());
        } catch (RuntimeException broken) {
            fail(broken);
        }
    }

    private void replay() throws InterruptedException {
        progress.is(ReplayProgress.State.CHECKING);
        MarketData market = MarketFiles.open(properties.paths(), properties.options());
        market.summaries().forEach(ReplayHandler::say);
        RunId run = properties.runId().orElseGet(() -> RunId.of(market.contentHash(), 1));
        try (Tape tape = road.open(run)) {
            progress.begin(run, market);
            metrics.count(market.symbols());
            LOG.info("replay started run={} symbols={} ticks={}", run, market.symbols(), market.totalTicks());
            write(market, run, tape);
        }
        progress.is(ReplayProgress.State.DONE);
        ReplayProgress.Report report = progress.report();
        LOG.info("replay ended run={} ticks={} ticksPerSecond={}", run, report.ticks(), report.ticksPerSecond());
    }

    // Whatever it waits for, others should not have to wait for what is written.
    private void write(MarketData market, RunId run, Tape tape) throws InterruptedException {
        RunWriter writer = new RunWriter(tape, marks.interval(), RunWriter.COMMIT, System::nanoTime);
        Pause idle = time -> {
            writer.idle(time);
            pause.of(time);
        };
        new Replay(market, run, writer, road.flow(properties, idle), pace(idle), progress).run();
    }

    private static void say(FileSummary file) {
        LOG.info(
                "file was checked file={} symbol={} rows={} ticks={} missingBars={} repaired={} ignoredFrames={} cut={}",
                file.file(),
                file.symbol(),
                file.rows(),
                file.ticks(),
                file.missing().count(),
                file.disorder(),
                file.ignoredFrames(),
                file.cut());
    }

    private Pace pace(Pause idle) {
        return properties.multiple().isEmpty()
                ? Pace.MAXIMUM
                : Pace.multiple(properties.multiple().getAsDouble(), System::nanoTime, idle);
    }

    // Whatever a stopped thread trips over, such as a file closed by its interrupt, is no failure.
    private void fail(RuntimeException broken) {
        if (stopping) {
            LOG.info("replay was stopped ticks={}", progress.ticks());
            return;
        }
        progress.is(ReplayProgress.State.FAILED);
        if (broken instanceof MarketDataException || broken instanceof ReplayRefusedException) {
            exit.exit(BAD_INPUT, String.valueOf(broken.getMessage()));
        } else {
            LOG.error("replay failed", broken);
            exit.exit(BROKEN, String.valueOf(broken.getMessage()));
        }
    }

    @Override
    public void stop() {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            awaitEnd(running);
        }
        thread = null;
    }

    // It still says that the feeds are down.
    private static void awaitEnd(Thread running) {
        try {
            if (!running.join(LONGEST_END)) {
                LOG.warn("replay did not end in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public Optional<String> notReadyBecause() {
        if (progress.state() == ReplayProgress.State.FAILED) {
            return Optional.of("the replay failed");
        }
        return topicsMade ? Optional.empty() : Optional.of("topics are not made yet");
    }
}
