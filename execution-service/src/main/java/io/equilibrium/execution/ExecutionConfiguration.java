package io.equilibrium.execution;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.LeverageFile;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.execution.jpa.OrderStore;
import io.equilibrium.execution.jpa.Orders;
import io.equilibrium.execution.jpa.VenueStates;
import io.equilibrium.execution.jpa.VenueStore;
import io.equilibrium.execution.paper.PaperVenue;
import io.equilibrium.servicekit.EngineTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Builds the service: settings, the paper venue, and the doors around it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExecutionProperties.class)
public class ExecutionConfiguration {
    @Bean
    EngineTopics engineTopics() {
        return new EngineTopics(
                List.of(EngineTopics.unjournalled(Topics.TICKS), EngineTopics.journalled(Topics.APPROVED_ORDERS)),
                List.of(Topics.FILLS));
    }

    /**
     * Those of the build, or of the file that {@code EQUILIBRIUM_INSTRUMENTS} names, at the leverage that {@code
     * EQUILIBRIUM_LEVERAGE} says.
     */
    @Bean
    Instruments instruments(Environment environment) {
        String file = environment.getProperty("equilibrium.instruments", "");
        String leverage = environment.getProperty("equilibrium.leverage", "");
        return InstrumentFile.load(Map.of(InstrumentFile.VARIABLE, file, LeverageFile.VARIABLE, leverage))
                .instruments();
    }

    @Bean
    ExecutionMetrics executionMetrics(MeterRegistry meters) {
        return new ExecutionMetrics(meters, Clock.systemUTC());
    }

    @Bean
    ExecutionHandler executionHandler(
            ExecutionProperties properties,
            Instruments instruments,
            VenueStates states,
            Orders orders,
            ExecutionMetrics metrics) {
        PaperSettings settings = properties.settings();
        return new ExecutionHandler(new ExecutionHandler.Parts(
                () -> new SimulatedVenue(settings, instruments),
                new PaperVenue.Limits(properties.mostWaiting(), properties.mostHeld()),
                SettingsText.of(settings, instruments),
                new VenueStore(states),
                new OrderStore(orders),
                metrics));
    }
}
