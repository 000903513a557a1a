package io.equilibrium.telemetry;

import io.equilibrium.servicekit.kafka.DeadLetters;
import io.equilibrium.telemetry.telegram.TelegramNotices;
import io.equilibrium.telemetry.telegram.TelegramProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TelemetryProperties.class, FeeProperties.class, TelegramProperties.class})
class TelemetryConfiguration {
    @Bean
    AccountBook accountBook(TelemetryProperties properties) {
        return new AccountBook(properties.startEquityE8());
    }

    @Bean
    DragBook dragBook(TelemetryProperties properties, FeeProperties fees) {
        return new DragBook(properties.denied(), properties.style(), fees.tier());
    }

    @Bean
    RoadMetrics roadMetrics(MeterRegistry meters, AccountBook book) {
        return new RoadMetrics(meters, book.standing());
    }

    @Bean
    Notices notices(TelegramProperties telegram, MeterRegistry meters) {
        return telegram.isOn() ? new TelegramNotices(telegram, meters) : Notices.NONE;
    }

    @Bean
    TelemetryHandler telemetryHandler(RoadMetrics metrics, AccountBook book, DragBook drag, Notices notices) {
        return new TelemetryHandler(metrics, book, drag, notices);
    }

    @Bean
    ReadBefore readBefore() {
        return new ReadBefore();
    }

    @Bean
    RoadListener roadListener(TelemetryHandler handler, DeadLetters deadLetters, ReadBefore before) {
        return new RoadListener(handler, deadLetters, before);
    }

    @Bean
    Consumer<Message<byte[]>> road(RoadListener listener) {
        return listener::onMessage;
    }

    @Bean
    Consumer<Message<List<byte[]>>> ticks(RoadListener listener) {
        return listener::onTicks;
    }
}
