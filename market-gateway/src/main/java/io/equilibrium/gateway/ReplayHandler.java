package io.equilibrium.gateway;

import io.equilibrium.gateway.kafka.KafkaRoad;
import io.equilibrium.marketdata.MarketDataException;
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
    private final ReplayTurns turns;
    private final KafkaRoad road;
    private final ReplayProgress progress;
    private final ServiceExit exit;
    private volatile @Nullable Thread thread;
    private volatile boolean topicsMade;
    private volatile boolean stopping;

    ReplayHandler(
            ReplayProperties properties, ReplayTurns turns, KafkaRoad road, ReplayProgress progress, ServiceExit exit) {
        this.properties = properties;
        this.turns = turns;
        this.road = road;
        this.progress = progress;
        this.exit = exit;
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
                turns.replay();
            }
        } catch (InterruptedException | InterruptException stopped) {
            LOG.info("replay was stopped ticks={}", progress.ticks());
        } catch (RuntimeException broken) {
            fail(broken);
        }
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

    @Override
    public Optional<String> standsByBecause() {
        return progress.state() == ReplayProgress.State.WAITING
                ? Optional.of("stands by: another gateway holds the lease")
                : Optional.empty();
    }
}
