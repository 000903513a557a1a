package io.equilibrium.servicekit.migrate;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** With {@code equilibrium.migrate-only} a service moves its tables on and ends, before anything of it starts. */
@AutoConfiguration
@ConditionalOnProperty("equilibrium.migrate-only")
@ConditionalOnClass(FlywayMigrationStrategy.class)
public class MigrateAutoConfiguration {
    @Bean
    FlywayMigrationStrategy migration(@Value("${spring.application.name}") String service) {
        return new Migration(service, MigrateAutoConfiguration::say, Runtime.getRuntime()::halt);
    }

    // To whoever started it, not to the log.
    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
