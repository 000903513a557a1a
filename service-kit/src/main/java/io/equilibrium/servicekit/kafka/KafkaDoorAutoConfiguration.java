package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.start.Addresses;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Plain Kafka clients and the dead letters. */
@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnBean(KafkaConnectionDetails.class)
public class KafkaDoorAutoConfiguration {
    // Before anything is made. Kafka's own default is a broker on this machine, which nobody may have meant.
    @Bean
    static BeanFactoryPostProcessor namedBrokers(Environment environment) {
        return beans -> Addresses.requireBrokers(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    KafkaDoor kafkaDoor(KafkaProperties properties, KafkaConnectionDetails connection) {
        return new KafkaDoor(properties, connection);
    }

    @Bean
    @ConditionalOnMissingBean
    DeadLetters deadLetters(KafkaDoor door, MeterRegistry meters) {
        return new DeadLetters(() -> door.producer(Map.of()), meters);
    }
}
