package io.equilibrium.servicekit.migrate;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Tables are moved on in a database that will do; with {@code equilibrium.migrate-only} that is all a service does. */
@AutoConfiguration
@ConditionalOnClass(FlywayMigrationStrategy.class)
public class MigrateAutoConfiguration {
    @Bean
    @ConditionalOnProperty("equilibrium.migrate-only")
    FlywayMigrationStrategy migration(@Value("${spring.application.name}") String service) {
        return new Migration(service, MigrateAutoConfiguration::say, Runtime.getRuntime()::halt);
    }

    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy tables() {
        return flyway -> {
            DatabaseAge.requireRecent(flyway.getConfiguration().getDataSource());
            flyway.migrate();
        };
    }

    // To whoever started it, not to the log.
    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
