package io.equilibrium.signal;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.StrategyBook;
import io.equilibrium.contract.StrategyField;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.kafka.CommandTopic;
import io.equilibrium.servicekit.kafka.DeadLetters;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import io.equilibrium.signal.web.StrategyDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.KafkaAdmin;

/** Builds the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignalProperties.class)
class SignalConfiguration {
    /** The name that the bindings of application.yml start with. */
    static final String FUNCTION = "road";

    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, @Nullable Object> COMMITTED = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            5_000);

    @Bean(FUNCTION)
    BiFunction<KStream<String, byte[]>, KStream<String, byte[]>, KStream<String, byte[]>[]> road(
            ConfiguredStrategies strategies, SignalMetrics metrics, DeadLetters dead) {
        return new SignalTopology(strategies::of, metrics, dead::count);
    }

    /** The strategy of every symbol as it is configured, before anybody changed it. */
    interface ConfiguredStrategies {
        StrategySettings of(String symbol);
    }

    @Bean
    Instruments instruments() {
        return InstrumentFile.load();
    }

    @Bean
    ConfiguredStrategies configuredStrategies(Environment environment, Instruments instruments) {
        StrategyBook strategies = strategies(environment, System.getenv());
        strategies.requireKnown(instruments.bySymbol().keySet());
        StrategySettings usual = strategies.settings();
        Map<String, StrategySettings> own = strategies.ownSettings();
        return symbol -> own.getOrDefault(symbol, usual)
                .forTick(instruments.find(symbol).map(Instrument::priceTickE8).orElse(1L));
    }

    // The variables as they are spelt, too, so that a misspelt one is refused.
    static StrategyBook strategies(Environment environment, Map<String, String> variables) {
        Map<String, String> said = new TreeMap<>(variables);
        for (StrategyField field : StrategyField.values()) {
            said.put(field.variable(), environment.getProperty(field.variable(), ""));
        }
        return StrategyBook.fromEnvironment(said);
    }

    @Bean
    SignalMetrics signalMetrics(MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        return new SignalMetrics(meters, () -> ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    @Bean
    StrategyBoard strategyBoard(SignalMetrics metrics) {
        return metrics.board();
    }

    @Bean
    CommandTopic commandTopic(KafkaDoor door) {
        return new CommandTopic(door::producer);
    }

    @Bean
    StrategyDesk strategyDesk(
            CommandTopic topic,
            KafkaDoor door,
            StrategyBoard board,
            Instruments instruments,
            ConfiguredStrategies configured) {
        return new StrategyOffice(
                topic,
                () -> new AnswerReader(door.consumer(COMMITTED)),
                board,
                instruments,
                configured::of,
                Clock.systemUTC(),
                COMMAND_PATIENCE);
    }

    @Bean
    StreamsStart streamsStart(
            ApplicationContext context,
            SignalProperties properties,
            KafkaAdmin admin,
            KafkaDoor door,
            ServiceExit exit) {
        return new StreamsStart(
                () -> context.getBean("&stream-builder-" + FUNCTION, StreamsBuilderFactoryBean.class),
                new StableTransactions(properties.instance()),
                () -> Admin.create(admin.getConfigurationProperties()),
                () -> door.consumer(COMMITTED),
                exit);
    }
}
