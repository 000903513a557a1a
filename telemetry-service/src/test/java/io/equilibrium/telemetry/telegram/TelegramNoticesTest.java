package io.equilibrium.telemetry.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.Side;
import io.equilibrium.telemetry.Events;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real client against a server that answers as Telegram does. */
class TelegramNoticesTest {
    private static final String TOKEN = "42:secret";

    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private HttpServer server;
    private TelegramNotices notices;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bot" + TOKEN + "/sendMessage", this::answer);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort() + "/bot";
        notices = new TelegramNotices(new TelegramProperties(TOKEN, "-100", url, Duration.ofMillis(20)), meters);
    }

    @AfterEach
    void stop() {
        notices.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        boolean refuse = refusals.getAndDecrement() > 0;
        byte[] answer = (refuse
                        ? "{\"ok\":false,\"error_code\":500,\"description\":\"down\"}"
                        : "{\"ok\":true,\"result\":{\"message_id\":1}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refuse ? 500 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        if (!refuse) {
            bodies.add(body);
        }
    }

    @Test
    void breakerMovesArePlainWords() throws InterruptedException {
        notices.onMove(Events.moved(60));

        assertThat(next())
                .contains("chat_id=-100")
                .contains("🟡 Breaker NORMAL → REDUCED by drawdown: equity")
                .contains("equity 9500.00 USDT, 5.00 % below its peak of 10000.00, 1970-01-01 00:01:00");
    }

    @Test
    void fillsAreToldWithPriceAndFee() throws InterruptedException {
        notices.onFill(Events.filled(Leg.TAKE_PROFIT, Side.SELL, 101, 60));

        assertThat(next()).contains("ABCUSDT take profit: sell 2 at 101, fee 0.10, 1970-01-01 00:01:00");
    }

    @Test
    void whatPeopleDoIsToldAndOfAnswersOnlyRefusals() throws InterruptedException {
        notices.onCommandAnswered("k-0", true, "paused");
        notices.onCommand(Events.pause());
        notices.onCommand(Events.governed());
        notices.onSwitch(Events.paused(60));
        notices.onCommandAnswered("k-1", false, "no such symbol");

        StringBuilder all = new StringBuilder(next());
        while (all.indexOf("k-1") < 0) {
            all.append('\n').append(next());
        }
        assertThat(all.toString())
                .contains("👤 ana (OPERATOR) commands PAUSE, scope ABCUSDT: news at noon")
                .contains(
                        "👤 ana (OPERATOR) commands CHANGE to {governor=bayesian, side=with}, strategy of ABCUSDT: a try")
                .contains("⏸ Entries of ABCUSDT paused by ana: news at noon, 1970-01-01 00:01:00")
                .contains("✋ Command k-1 was refused: no such symbol")
                .doesNotContain("k-0");
    }

    @Test
    void whatTelegramDidNotTakeIsSentAgain() throws InterruptedException {
        refusals.set(2);
        notices.onMove(Events.moved(60));

        assertThat(next()).contains("Breaker NORMAL → REDUCED");
        assertThat(meters.counter("telegram.messages", "outcome", "failed").count())
                .isEqualTo(2);
    }

    @Test
    void theTokenIsInNoText() {
        assertThat(new TelegramProperties(TOKEN, "-100", null, Duration.ofSeconds(1)).toString())
                .doesNotContain("secret");
    }

    private String next() throws InterruptedException {
        String body = bodies.poll(20, TimeUnit.SECONDS);
        assertThat(body).as("a message within 20 s").isNotNull();
        return body;
    }
}
