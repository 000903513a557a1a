package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.EngineStore;
import io.equilibrium.servicekit.jdbc.EngineTransactions;
import io.equilibrium.servicekit.jdbc.LeaseStore;
import io.equilibrium.servicekit.jdbc.Outbox;
import io.equilibrium.servicekit.jdbc.TopicStore;
import io.equilibrium.servicekit.start.Addresses;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
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
    static BeanFactoryPostProcessor namedDatabase(Environment environment) {
        return beans -> Addresses.requireDatabase(environment);
    }

    @Bean
    EngineMetrics engineMetrics(MeterRegistry meters, EngineTopics topics) {
        return new EngineMetrics(meters, topics);
    }

    @Bean
    LeaseStore leaseStore(JdbcTemplate jdbc, EngineProperties pace) {
        return new LeaseStore(jdbc, pace.lease());
    }

    @Bean
    EngineLease engineLease(
            LeaseStore store, EngineProperties pace, EngineMetrics metrics, ServiceExit exit, Environment environment) {
        String instance = environment.getProperty("equilibrium.instance", hostName());
        return new EngineLease(
                new EngineLease.Parts(store, service(environment) + "/" + instance, metrics, exit), pace);
    }

    @Bean
    TopicCheck topicCheck(KafkaDoor door, JdbcTemplate jdbc, EngineTopics topics) {
        return new TopicCheck(() -> door.admin(TopicCheck.adminSettings()), new TopicStore(jdbc), topics);
    }

    @Bean
    OutboxRelay outboxRelay(
            EngineLease lease,
            TopicCheck check,
            KafkaDoor door,
            JdbcTemplate jdbc,
            EngineTopics topics,
            EngineProperties pace,
            EngineMetrics metrics,
            ServiceExit exit,
            ObjectProvider<RelayWatch> watch,
            Environment environment) {
        OutboxRelay relay = new OutboxRelay(
                new OutboxRelay.Parts(
                        lease,
                        check,
                        new Outbox(jdbc),
                        () -> new RelaySession(
                                door.producer(RelaySession.producerSettings(service(environment))),
                                () -> door.consumer(RelaySession.consumerSettings()),
                                topics,
                                NANOS),
                        metrics,
                        exit,
                        watch.getIfAvailable(() -> RelayWatch.NONE),
                        NANOS),
                pace);
        metrics.backlog(relay, OutboxRelay::backlog);
        return relay;
    }

    @Bean
    EngineLoop engineLoop(
            EngineLease lease,
            KafkaDoor door,
            EngineHandler handler,
            EngineTopics topics,
            TopicCheck check,
            EngineProperties pace,
            EngineTransactions transactions,
            OutboxRelay relay,
            DeadLetters deadLetters,
            EngineMetrics metrics,
            ServiceExit exit) {
        return new EngineLoop(
                new EngineLoop.Parts(
                        lease,
                        topics,
                        check,
                        handler,
                        transactions,
                        () -> EngineInput.open(door, topics, pace.pollRecords(), Clock.systemUTC()),
                        relay,
                        deadLetters,
                        metrics,
                        exit,
                        NANOS),
                pace);
    }

    @Bean
    EngineTransactions engineTransactions(
            PlatformTransactionManager manager,
            JdbcTemplate jdbc,
            EngineHandler handler,
            EngineLease lease,
            EngineProperties pace) {
        return new EngineTransactions(
                new TransactionTemplate(manager), new EngineStore(jdbc, pace.lease()), handler, lease::epoch);
    }

    private static String service(Environment environment) {
        return environment.getRequiredProperty("spring.application.name");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
