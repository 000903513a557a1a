package io.equilibrium.servicekit.rewind;

import io.equilibrium.contract.RunId;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.kafka.EngineAutoConfiguration;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** With {@code equilibrium.rewind.run} a service that has an {@link EngineHandler} rewinds that run, and does nothing else. */
@AutoConfiguration(after = EngineAutoConfiguration.class)
@ConditionalOnProperty(RewindAutoConfiguration.RUN)
@ConditionalOnClass({JdbcTemplate.class, PlatformTransactionManager.class})
@ConditionalOnBean({EngineHandler.class, EngineTopics.class})
public class RewindAutoConfiguration {
    /** The property that names the run. */
    public static final String RUN = "equilibrium.rewind.run";

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    @Bean
    RewindStart rewindStart(
            @Value("${" + RUN + "}") String run,
            @Value("${spring.application.name}") String service,
            KafkaDoor door,
            EngineTopics topics,
            EngineHandler handler,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager) {
        TransactionTemplate readOnly = new TransactionTemplate(manager);
        readOnly.setReadOnly(true);
        Journal journal = new Journal(jdbc, readOnly);
        RunId id = RunId.parse(run);
        return new RewindStart(
                service,
                id,
                () -> new RewindSession(door, topics, handler, journal, id, progress(service)),
                RewindAutoConfiguration::say,
                Runtime.getRuntime()::halt);
    }

    // The one thing that the process is there to say: to whoever started it, not to the log.
    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    @SuppressWarnings("SystemOut")
    private static RewindSession.FedListener progress(String service) {
        Clock clock = Clock.systemUTC();
        return new RewindSession.FedListener() {
            private Instant next = clock.instant().plus(BETWEEN_LINES);

            @Override
            public void heard(long fed, long journalled) {
                if (clock.instant().isAfter(next)) {
                    next = clock.instant().plus(BETWEEN_LINES);
                    System.err.println(
                            "rewinding " + service + ": " + fed + " records fed, the journal has " + journalled);
                }
            }
        };
    }
}
