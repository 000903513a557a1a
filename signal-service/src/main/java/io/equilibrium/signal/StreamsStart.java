package io.equilibrium.signal;

import io.equilibrium.contract.Topics;
import io.equilibrium.servicekit.Ready;
import io.equilibrium.servicekit.ServiceExit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Starts the streams once their topics exist and are those that were read before, says when they run, and ends the service
 * when they fail or what they read is replaced.
 */
final class StreamsStart implements SmartLifecycle, Ready {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsStart.class);
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 200;
    private static final long WATCH_MILLIS = 1_000;

    private final Supplier<StreamsBuilderFactoryBean> streams;
    private final StableTransactions clients;
    private final Supplier<Admin> admins;
    private final Supplier<Consumer<byte @Nullable [], byte @Nullable []>> consumers;
    private final ServiceExit exit;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String waitsFor = "not started";
    private volatile boolean running;

    StreamsStart(
            Supplier<StreamsBuilderFactoryBean> streams,
            StableTransactions clients,
            Supplier<Admin> admins,
            Supplier<Consumer<byte @Nullable [], byte @Nullable []>> consumers,
            ServiceExit exit) {
        this.streams = streams;
        this.clients = clients;
        this.admins = admins;
        this.consumers = consumers;
        this.exit = exit;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("streams-start").start(this::startWhenTopicsExist);
    }

    private void startWhenTopicsExist() {
        try (Admin admin = admins.get()) {
            StreamsBuilderFactoryBean factory = streams.get();
            TicksTopic ticks = new TicksTopic(admin, consumers, factory.getStreamsConfiguration());
            Optional<TicksWatch> watch = look(admin, ticks);
            while (watch.isEmpty()) {
                if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                watch = look(admin, ticks);
            }
            waitsFor = "";
            startStreams(factory);
            watch(watch.get());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("streams could not start", broken);
            exit.exit(1, "streams could not start: " + broken.getMessage());
        }
    }

    /** Nothing while topics are missing or Kafka is away. */
    private Optional<TicksWatch> look(Admin admin, TicksTopic ticks) throws InterruptedException {
        try {
            List<String> missing = new ArrayList<>(SignalTopology.OUTPUTS);
            missing.addAll(0, List.of(Topics.TICKS, Topics.COMMANDS));
            missing.removeAll(admin.listTopics().names().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
            if (missing.isEmpty()) {
                TicksWatch watch = new TicksWatch(ticks);
                ticks.soFar().refuse();
                ticks.refuseUnlike(Topics.COMMANDS);
                return Optional.of(watch);
            }
            waitsFor = "waits for topics " + String.join(", ", missing);
        } catch (ExecutionException | TimeoutException | KafkaException unreachable) {
            waitsFor = "waits for Kafka: " + unreachable.getMessage();
        }
        return Optional.empty();
    }

    private void watch(TicksWatch watch) throws InterruptedException {
        Optional<String> change = Optional.empty();
        while (change.isEmpty() && !stopped.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            change = watch.change();
        }
        change.ifPresent(sentence -> exit.exit(1, sentence));
    }

    private void startStreams(StreamsBuilderFactoryBean factory) {
        // Here, because the binder sets its own handler just before the streams may start.
        factory.setClientSupplier(clients);
        factory.setStreamsUncaughtExceptionHandler(broken -> {
            LOG.error("streams failed", broken);
            exit.exit(1, "streams failed: " + broken.getMessage());
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        synchronized (stopped) {
            if (running) {
                factory.start();
            }
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        synchronized (stopped) {
            running = false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public Optional<String> notReadyBecause() {
        if (!waitsFor.isEmpty()) {
            return Optional.of(waitsFor);
        }
        KafkaStreams now = streams.get().getKafkaStreams();
        KafkaStreams.State state = now == null ? KafkaStreams.State.CREATED : now.state();
        return state == KafkaStreams.State.RUNNING ? Optional.empty() : Optional.of("streams are " + state);
    }
}
