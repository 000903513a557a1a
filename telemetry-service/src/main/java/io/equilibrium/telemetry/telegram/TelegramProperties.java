package io.equilibrium.telemetry.telegram;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bot's token and the chat to write to; without a token nobody is told. Messages are gathered for an interval, since a
 * chat takes about one a second. The address is for a stand-in of Telegram.
 */
@Validated
@ConfigurationProperties("equilibrium.telegram")
public record TelegramProperties(
        @Nullable String token,
        @Nullable String chat,
        @Nullable String apiUrl,
        @NotNull @DefaultValue("1500ms") Duration interval) {
    public TelegramProperties {
        if (isSet(token) && !isSet(chat)) {
            throw new IllegalArgumentException(
                    "equilibrium.telegram.chat must be set when equilibrium.telegram.token is");
        }
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("equilibrium.telegram.interval must be positive, was " + interval);
        }
    }

    public boolean isOn() {
        return isSet(token);
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
        return "TelegramProperties[on=" + isOn() + ", chat=" + chat + "]";
    }
}
