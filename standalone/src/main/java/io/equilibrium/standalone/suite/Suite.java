package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running suite. It stops its parts in road order reversed when it is closed or this process is asked to end, and they
 * stop by themselves when this process is killed.
 */
public final class Suite implements AutoCloseable {
    private final SuiteSettings settings;
    private final DataFolder data;
    private final Verdict verdict;
    private final MachineRoom room;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Readiness readiness = new Readiness();
    private final Thread hook = new Thread(this::close, "suite-stop");
    private final Object closing = new Object();
    private volatile boolean ended;
    private boolean closed;

    private Suite(SuiteSettings settings, DataFolder data) {
        this.settings = settings;
        this.data = data;
        this.verdict = new Verdict(settings.say(), data.path());
        FreePorts free = new FreePorts(settings.ports());
        this.room = new MachineRoom(settings, data.path(), free, verdict);
        for (Service service : Service.values()) {
            ports.put(service, free.of(service.label()));
        }
    }

    /** Starts everything the settings name and waits until it is ready; whatever fails, nothing is left running. */
    public static Suite start(SuiteSettings settings) {
        Suite suite = launch(settings);
        try {
            suite.awaitReady();
            return suite;
        } catch (SuiteFailure failed) {
            suite.fail(failed);
            suite.close();
            throw failed;
        }
    }

    private static Suite launch(SuiteSettings settings) {
        DataFolder data = DataFolder.open(settings.home(), settings.data(), DataFolder.NEEDED);
        Suite suite;
        try {
            suite = new Suite(settings, data);
        } catch (RuntimeException refused) {
            data.close(false);
            throw refused;
        }
        Runtime.getRuntime().addShutdownHook(suite.hook);
        try {
            suite.open();
            return suite;
        } catch (SuiteFailure failed) {
            suite.fail(failed);
            suite.close();
            throw failed;
        }
    }

    /** What is done with a suite; answers the exit code. */
    @FunctionalInterface
    public interface Work {
        /** Broker and database are ready; the services are starting, and the work waits for them ({@link #awaitReady}). */
        int with(Suite suite) throws InterruptedException, IOException;
    }

    /**
     * Starts a suite, does the work with it and closes it. A suite that breaks interrupts the work. The data folder stays
     * when the work failed, which is also any exit code but 0.
     */
    public static int run(SuiteSettings settings, Work work) {
        try (Suite suite = launch(settings)) {
            return suite.carry(work);
        }
    }

    /** Waits until every service that was launched is ready. */
    public void awaitReady() {
        roadOrder().filter(this::isLaunched).forEach(this::awaitReady);
        settings.say().accept(addresses());
    }

    public SuiteSettings settings() {
        return settings;
    }

    public String bootstrapServers() {
        return room.broker().bootstrapServers();
    }

    /** The address of database {@code risk} or {@code execution}. */
    public String jdbcUrl(String database) {
        return room.database().jdbcUrl(database);
    }

    public int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    public Path data() {
        return data.path();
    }

    /** The file with the bearer token for the services' admin interface. */
    public Path adminToken() {
        return room.token();
    }

    /** Starts a service that is not running, with more in its environment, and waits until it is ready. */
    public void start(Service service, Map<String, String> more) {
        launch(service, more);
        try {
            awaitReady(service);
        } catch (SuiteFailure failed) {
            stop(service);
            throw failed;
        }
    }

    /** Runs a service that does one thing and ends, as its environment says; hears its lines and answers its exit code. */
    public int errand(String name, Service service, Map<String, String> more, Consumer<String> listener)
            throws InterruptedException {
        return Errand.run(child(service.label() + "-" + name, service, more), listener);
    }

    public void awaitReady(Service service) {
        running(service).awaitReady(readiness);
    }

    public boolean isReady(Service service) {
        return readiness.of(port(service));
    }

    /** Stops a service for good; it can be started anew. */
    public void stop(Service service) {
        ServiceProcess process = running(service);
        process.stop();
        synchronized (services) {
            services.remove(service);
        }
    }

    /** Kills a service with SIGKILL; it is started again. */
    public void kill(Service service) {
        running(service).kill();
    }

    /** Asks a service to end; it is started again, as a rolling update does it. */
    public void renew(Service service) {
        running(service).renew();
    }

    /** Stops a service with SIGSTOP and lets it go on after so long. */
    public void pause(Service service, Duration time) throws InterruptedException {
        running(service).pause(time);
    }

    public EmbeddedBroker broker() {
        return room.broker();
    }

    public EmbeddedDatabase database() {
        return room.database();
    }

    public long pid(Service service) {
        return running(service).pid();
    }

    /** How often each running service was started again. */
    public Map<Service, Integer> restarts() {
        synchronized (services) {
            return services.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, one -> one.getValue().restarts()));
        }
    }

    /** What broke the suite, if something did. */
    public Optional<SuiteFailure> failure() {
        return verdict.failure();
    }

    /** Throws what broke the suite, if something did. */
    public void check() {
        verdict.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    /** Stops all parts and waits for their end; a second call waits for the first. */
    @Override
    public void close() {
        synchronized (closing) {
            if (!closed) {
                closed = true;
                stopAll();
            }
        }
    }

    private void open() {
        settings.say().accept("data and logs are in " + data.path());
        room.open();
        roadOrder().filter(settings.services()::contains).forEach(service -> launch(service, Map.of()));
    }

    private String addresses() {
        return Stream.concat(
                        room.addresses(),
                        roadOrder()
                                .filter(this::isLaunched)
                                .map(service -> service.label() + " 127.0.0.1:" + port(service)))
                .collect(Collectors.joining(", "));
    }

    private int carry(Work work) {
        try {
            verdict.interruptWhenFailed(Thread.currentThread());
            int status = work.with(this);
            verdict.workEnded();
            check();
            verdict.keepIf(status != 0);
            return status;
        } catch (IOException | InterruptedException | RuntimeException broken) {
            verdict.workEnded();
            fail(known(broken));
            check();
            throw known(broken);
        }
    }

    // What fails while we are stopping fails because we are stopping.
    private void fail(SuiteFailure failed) {
        if (!ended) {
            verdict.failed(failed);
        }
    }

    private static SuiteFailure known(Exception broken) {
        return broken instanceof SuiteFailure failure ? failure : new SuiteFailure(String.valueOf(broken), broken);
    }

    private ChildSettings child(String name, Service service, Map<String, String> more) {
        return new ChildSettings(
                name,
                settings.launch().command(service),
                room.environment().of(service, port(service), settings.environmentOf(service), more),
                data.path());
    }

    private boolean isLaunched(Service service) {
        synchronized (services) {
            return services.containsKey(service);
        }
    }

    /** Starts a service that is not running, with more in its environment, and does not wait for it. */
    public void launch(Service service, Map<String, String> more) {
        ChildSettings child = child(service.label(), service, more);
        synchronized (services) {
            if (ended) {
                throw new SuiteFailure("the suite is stopping");
            }
            if (services.containsKey(service)) {
                throw new IllegalStateException(service.label() + " is running");
            }
            services.put(service, ServiceProcess.launch(child, port(service), verdict));
        }
    }

    private ServiceProcess running(Service service) {
        synchronized (services) {
            ServiceProcess process = services.get(service);
            if (process == null) {
                throw new IllegalStateException(service.label() + " is not running");
            }
            return process;
        }
    }

    private void stopAll() {
        synchronized (services) {
            ended = true;
        }
        verdict.workEnded();
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            services.values().forEach(service -> stopping.execute(service::stop));
        }
        room.close();
        readiness.close();
        boolean kept = settings.keep() || verdict.isBad();
        data.close(kept);
        if (data.isFresh() ? kept : verdict.isBad()) {
            settings.say().accept("data and logs stay in " + data.path());
        }
        forgetHook();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the hook is what closes us.
        }
    }

    private static Stream<Service> roadOrder() {
        return Arrays.stream(Service.values());
    }
}
