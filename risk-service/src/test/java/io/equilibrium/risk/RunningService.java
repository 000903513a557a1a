package io.equilibrium.risk;

import io.equilibrium.servicekit.Ready;
import io.equilibrium.servicekit.ServiceExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, over a real broker and a real database, as its environment would start it. */
final class RunningService implements AutoCloseable {
    private static final String TOKEN = "a-token-for-this-test-only";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What the service would end its process with is only noted. */
    @TestConfiguration(proxyBeanMethods = false)
    static class NotedExit {
        @Bean
        ServiceExit serviceExit() {
            return (status, reason) -> {};
        }
    }

    static RunningService start(String brokers, DatabaseServer postgres, Path folder, Map<String, String> more) {
        Path token = folder.resolve("token");
        write(token);
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--spring.datasource.url=" + postgres.url("postgres"),
                "--server.port=0",
                "--equilibrium.admin-token-file=" + token));
        more.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new RunningService(new SpringApplicationBuilder(RiskServiceApplication.class, NotedExit.class)
                .run(arguments.toArray(String[]::new)));
    }

    private static void write(Path token) {
        try {
            Files.writeString(token, TOKEN);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Why it is not ready; empty when it is. */
    Optional<String> notReadyBecause() {
        return context.getBeansOfType(Ready.class).values().stream()
                .flatMap(part -> part.notReadyBecause().stream())
                .findFirst();
    }

    int readiness() throws IOException, InterruptedException {
        return http.send(request("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    String prometheus() throws IOException, InterruptedException {
        return http.send(request("/actuator/prometheus").build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Both steps of a reset of the account's breaker. */
    JsonNode reset(String reason) throws IOException, InterruptedException {
        JsonNode waiting = post("/admin/breaker/reset", "{\"reason\":\"" + reason + "\"}");
        return post(
                "/admin/breaker/reset/confirm",
                "{\"nonce\":\"" + waiting.path("nonce").asString() + "\"}");
    }

    /** The same with a command's id. */
    JsonNode post(String path, String json, String key) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofByteArray());
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
