package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.EngineStore;
import io.equilibrium.servicekit.jdbc.EngineTransactions;
import io.equilibrium.servicekit.jdbc.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The loop and the relay of a service that has an {@link EngineHandler} and its {@link EngineTopics}. */
@AutoConfiguration(
        after = KafkaDoorAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ConditionalOnClass({JdbcTemplate.class, PlatformTransactionManager.class})
@ConditionalOnBean({EngineHandler.class, EngineTopics.class})
@EnableConfigurationProperties(EngineProperties.class)
public class EngineAutoConfiguration {
    private static final LongSupplier NANOS = System::nanoTime;

    @Bean
    EngineMetrics engineMetrics(MeterRegistry meters, EngineTopics topics) {
        return new EngineMetrics(meters, topics);
    }

    @Bean
    OutboxRelay outboxRelay(
            KafkaDoor door,
            JdbcTemplate jdbc,
            EngineTopics topics,
            EngineProperties pace,
            EngineMetrics metrics,
            ServiceExit exit,
            Environment environment) {
        String service = environment.getRequiredProperty("spring.application.name");
        OutboxRelay relay = new OutboxRelay(
                new OutboxRelay.Parts(
                        new Outbox(jdbc),
                        () -> new RelaySession(
                                door.producer(RelaySession.producerSettings(service)),
                                () -> door.consumer(RelaySession.consumerSettings()),
                                topics,
                                NANOS),
                        metrics,
                        exit,
                        RelayWatch.NONE,
                        NANOS),
                pace);
        metrics.backlog(relay, OutboxRelay::backlog);
        return relay;
    }

    @Bean
    EngineLoop engineLoop(
            KafkaDoor door,
            EngineHandler handler,
            EngineTopics topics,
            EngineProperties pace,
            EngineTransactions transactions,
            OutboxRelay relay,
            DeadLetters deadLetters,
            EngineMetrics metrics,
            ServiceExit exit) {
        return new EngineLoop(
                new EngineLoop.Parts(
                        topics,
                        handler,
                        transactions,
                        () -> EngineInput.open(door, topics, pace.pollRecords()),
                        relay,
                        deadLetters,
                        metrics,
                        exit,
                        NANOS),
                pace);
    }

    @Bean
    EngineTransactions engineTransactions(
            PlatformTransactionManager manager, JdbcTemplate jdbc, EngineHandler handler) {
        return new EngineTransactions(new TransactionTemplate(manager), new EngineStore(jdbc), handler);
    }
}
