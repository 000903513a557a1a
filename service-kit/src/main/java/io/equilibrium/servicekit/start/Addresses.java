package io.equilibrium.servicekit.start;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Where the machines are that a service works with: said by whoever starts it, and never guessed. */
public final class Addresses {
    private static final Pattern BROKER = Pattern.compile("([\\w.-]+|\\[[\\w.:%-]+])(:[0-9]{1,5})");

    private Addresses() {}

    /** Refuses a start without brokers, or with one that is no host and port. */
    public static void requireBrokers(Environment environment) {
        List<String> brokers = Binder.get(environment)
                .bind("spring.kafka.bootstrap-servers", Bindable.listOf(String.class))
                .orElse(List.of());
        if (brokers.isEmpty()
                || !brokers.stream().allMatch(broker -> BROKER.matcher(broker).matches())) {
            throw new SettingRefusedException(
                    brokers.isEmpty() ? "no Kafka is named" : "Kafka's addresses are HOST:PORT, were " + brokers,
                    "set SPRING_KAFKA_BOOTSTRAP_SERVERS to HOST:PORT, or to several separated by commas");
        }
    }

    /** Refuses a start without a database, or with one of another kind. */
    public static void requireDatabase(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith("jdbc:postgresql:")) {
            // Not the address itself, which may have a password in it.
            throw new SettingRefusedException(
                    url.isEmpty() ? "no database is named" : "the database's address is not one of Postgres",
                    "set SPRING_DATASOURCE_URL to jdbc:postgresql://HOST:PORT/DATABASE");
        }
    }
}
