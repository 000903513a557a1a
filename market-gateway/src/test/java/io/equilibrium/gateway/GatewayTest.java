package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@EmbeddedKafka(bootstrapServersProperty = "spring.kafka.bootstrap-servers")
class GatewayTest {
    private static final String TOKEN = "a-token-for-this-test-only";

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        String files =
                Markets.files(folder).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        properties.add("equilibrium.admin-token-file", token::toString);
        properties.add("equilibrium.replay.files", () -> files);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theServiceReplaysItsFilesSaysSoAndStaysUp(@Autowired ReplayProgress progress, @Autowired MeterRegistry meters)
            throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (progress.state() != ReplayProgress.State.DONE && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }

        assertThat(get("/replay").body()).contains("\"state\":\"DONE\"", "\"ticks\":644", "\"totalTicks\":644");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(meters.get("ticks.published")
                        .tag("symbol", "ETHUSDT")
                        .functionCounter()
                        .count())
                .isEqualTo(400);
        assertThat(get("/actuator/prometheus").body()).contains("ticks_expected", "replays_done 1.0");
    }
}
