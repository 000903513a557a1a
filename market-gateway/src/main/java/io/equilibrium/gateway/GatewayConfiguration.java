package io.equilibrium.gateway;

import io.equilibrium.gateway.kafka.KafkaRoad;
import io.equilibrium.gateway.kafka.TopicSetup;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the gateway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    GatewayProperties.class,
    ReplayProperties.class,
    MarkProperties.class,
    TopicProperties.class
})
class GatewayConfiguration {
    private static final Pause PAUSE = time -> Thread.sleep(time);

    @Bean
    ReplayProgress replayProgress() {
        return new ReplayProgress(System::nanoTime);
    }

    @Bean
    GatewayMetrics gatewayMetrics(MeterRegistry meters, ReplayProgress progress) {
        return new GatewayMetrics(meters, progress);
    }

    @Bean
    KafkaRoad kafkaRoad(
            KafkaDoor door, KafkaProperties kafka, KafkaConnectionDetails connection, TopicProperties topics) {
        return new KafkaRoad(
                door, kafka.buildAdminProperties(), connection.getAdmin().getBootstrapServers(), topics, PAUSE);
    }

    @Bean
    ReplayTurns replayTurns(
            ReplayProperties properties,
            MarkProperties marks,
            GatewayProperties gateway,
            KafkaRoad road,
            ReplayProgress progress,
            GatewayMetrics metrics) {
        return new ReplayTurns(properties, marks, gateway, road, progress, metrics, PAUSE);
    }

    @Bean
    ReplayHandler replayHandler(
            ReplayProperties properties, ReplayTurns turns, KafkaRoad road, ReplayProgress progress, ServiceExit exit) {
        return new ReplayHandler(properties, turns, road, progress, exit);
    }

    @Bean
    @ConditionalOnProperty("equilibrium.topics.only")
    TopicsOnly topicsOnly(
            KafkaDoor door,
            TopicProperties topics,
            @Value("${equilibrium.topics.access-rules:false}") boolean accessRules) {
        return new TopicsOnly(
                new TopicSetup(door.admin(Map.of()), topics),
                accessRules,
                GatewayConfiguration::say,
                Runtime.getRuntime()::halt);
    }

    // To whoever started it, not to the log.
    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
