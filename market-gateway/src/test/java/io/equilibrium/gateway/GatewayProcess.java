package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway as a process of its own, with this test's classes. */
final class GatewayProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern TICKS = Pattern.compile("\"ticks\":(\\d+)");
    private static final String TOKEN_VARIABLE = "EQUILIBRIUM_ADMIN_TOKEN_FILE";

    private final Process process;
    private final int port;
    private final String token;

    private GatewayProcess(Process process, int port, String token) {
        this.process = process;
        this.port = port;
        this.token = token;
    }

    static GatewayProcess start(Map<String, String> environment, Path tokenFile, String token, Path log)
            throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MarketGatewayApplication.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put(TOKEN_VARIABLE, tokenFile.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        return new GatewayProcess(builder.start(), port, token);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void awaitState(String state) throws Exception {
        var _ = awaitReplay(state, report -> report.contains("\"state\":\"" + state + "\""));
    }

    /** Waits until it has written, or passed over, so many ticks and goes on; how many there are then. */
    long awaitTicks(long ticks) throws Exception {
        return ticks(awaitReplay(ticks + " ticks", report -> ticks(report) >= ticks));
    }

    /** Waits until what it reports of its replay is as wanted. */
    private String awaitReplay(String what, Predicate<String> wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String report = "";
        while (!wanted.test(report)) {
            assertThat(System.nanoTime()).as(what + ", said " + report).isLessThan(deadline);
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("gateway ended")
                    .isFalse();
            report = get("/replay");
        }
        return report;
    }

    private static long ticks(String report) {
        Matcher found = TICKS.matcher(report);
        return report.contains("\"state\":\"RUNNING\"") && found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    String get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (ConnectException notYet) {
            return "";
        }
    }

    /** SIGSTOP, SIGCONT or another. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    int awaitExit() {
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
