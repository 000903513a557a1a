package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service in a Java of its own, that can be stopped as a whole in the middle of anything. */
final class ServiceProcess implements AutoCloseable {
    private static final String READY = "ready";
    private static final String SAYS = "service says: "; // the rest is its log

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private ServiceProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static ServiceProcess start(String holder, Road road, String url, Duration lease) throws IOException {
        return new ServiceProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-D" + Machines.BROKERS + "=" + Machines.brokers(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServiceProcess.class.getName(),
                        holder,
                        road.in,
                        road.ticks,
                        road.out,
                        url,
                        lease.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The child: says when it is ready, and why it stands by or ends. */
    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().start(ServiceProcess::endWithParent);
        Road road = new Road(arguments[1], arguments[2], arguments[3]);
        var service = Service.heldBy(arguments[0], road, arguments[4], Duration.parse(arguments[5]))
                .start();
        until(
                "a lease or a holder",
                () -> service.isReady() || service.lease.standsByBecause().isPresent());
        service.lease.standsByBecause().ifPresent(ServiceProcess::say);
        service.awaitReady();
        say(READY);
        CountDownLatch never = new CountDownLatch(1);
        while (service.exits.isEmpty()) {
            boolean come = Waiting.within(Duration.ofMillis(5), never::await);
            assert !come;
        }
        say(service.exits.getFirst());
        Runtime.getRuntime().halt(1);
    }

    private static void say(String what) {
        System.out.println(SAYS + what);
    }

    private static void endWithParent() {
        try {
            int last = System.in.read();
            assert last < 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            Runtime.getRuntime().halt(2);
        }
    }

    void awaitReady() {
        until("ready", () -> said.contains(READY));
    }

    void awaitStandingBy() {
        until("standing by", () -> said.stream().anyMatch(line -> line.startsWith("stands by: ")));
    }

    boolean isReady() {
        return said.contains(READY);
    }

    /** Sends a signal by its name. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Waits for the end; the answer is what it said after it was ready. */
    List<String> awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        until("the last word", () -> said.indexOf(READY) < said.size() - 1);
        return said.subList(said.indexOf(READY) + 1, said.size());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines()
                    .filter(line -> line.startsWith(SAYS))
                    .forEach(line -> said.add(line.substring(SAYS.length())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
