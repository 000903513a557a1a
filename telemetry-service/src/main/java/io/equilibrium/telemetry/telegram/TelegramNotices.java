package io.equilibrium.telemetry.telegram;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.SendResponse;
import io.equilibrium.contract.Command;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.telemetry.Notices;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a chat, on a thread of its own: one message an interval, sent again until Telegram has taken it. */
public final class TelegramNotices implements Notices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramNotices.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final TelegramBot bot;
    private final String chat;
    private final Duration interval;
    private final MeterRegistry meters;
    private final NoticeQueue queue = new NoticeQueue();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("telegram").daemon().factory());
    private @Nullable String unsent;
    private int failures;

    public TelegramNotices(TelegramProperties properties, MeterRegistry meters) {
        TelegramBot.Builder builder = new TelegramBot.Builder(Objects.requireNonNull(properties.token()));
        if (properties.apiUrl() != null) {
            builder.apiUrl(properties.apiUrl());
        }
        this.bot = builder.build();
        this.chat = Objects.requireNonNull(properties.chat());
        this.interval = properties.interval();
        this.meters = meters;
        sendLater(interval);
    }

    @Override
    public void onMove(RiskEvent.BreakerMoved moved) {
        queue.addUrgent(NoticeText.of(moved));
    }

    @Override
    public void onWarning(RiskEvent.LimitNeared neared) {
        queue.addUrgent(NoticeText.of(neared));
    }

    @Override
    public void onLimit(RiskEvent.LimitChanged changed) {
        queue.addUrgent(NoticeText.of(changed));
    }

    @Override
    public void onFill(OrderEvent.Filled fill) {
        queue.add(NoticeText.of(fill));
    }

    @Override
    public void onHalt(String symbol, String reason) {
        queue.addUrgent("🟠 " + symbol + " halted: " + reason);
    }

    @Override
    public void onCommand(Command command) {
        queue.addUrgent(NoticeText.of(command));
    }

    @Override
    public void onCommand(StrategyCommand command) {
        queue.addUrgent(NoticeText.of(command));
    }

    /** Only refusals: of what was done, the deed itself is told. */
    @Override
    public void onCommandAnswered(String commandId, boolean done, String said) {
        if (!done) {
            queue.addUrgent("✋ Command " + commandId + " was refused: " + said);
        }
    }

    @Override
    public void onSwitch(EntrySwitch to) {
        queue.addUrgent(NoticeText.of(to));
    }

    private void sendLater(Duration wait) {
        var _ = sender.schedule(this::sendNext, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendNext() {
        if (unsent == null) {
            unsent = queue.take().orElse(null);
        }
        Duration wait = unsent == null ? interval : send(unsent);
        if (!sender.isShutdown()) {
            sendLater(wait);
        }
    }

    // The reason of a failure may hold the address, and so the token: only its kind is said.
    private Duration send(String text) {
        try {
            SendResponse response = bot.execute(new SendMessage(chat, text));
            if (response.isOk()) {
                return sent();
            }
            Integer retryAfter =
                    response.parameters() == null ? null : response.parameters().retryAfter();
            return failed("error " + response.errorCode(), retryAfter);
        } catch (RuntimeException unreachable) {
            return failed(unreachable.getClass().getSimpleName(), null);
        }
    }

    private Duration sent() {
        unsent = null;
        failures = 0;
        meters.counter("telegram.messages", "outcome", "sent").increment();
        return interval;
    }

    private Duration failed(String kind, @Nullable Integer retryAfterSeconds) {
        failures++;
        meters.counter("telegram.messages", "outcome", "failed").increment();
        LOG.warn("telegram message was not taken cause=\"{}\" attempt={}", kind, failures);
        if (retryAfterSeconds != null) {
            return Duration.ofSeconds(retryAfterSeconds);
        }
        Duration backOff = interval.multipliedBy(1L << Math.min(failures, 6));
        return backOff.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : backOff;
    }

    @Override
    public void close() {
        sender.shutdownNow();
        bot.shutdown();
    }
}
