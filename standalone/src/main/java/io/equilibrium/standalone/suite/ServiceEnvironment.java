package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What every service finds in its environment. */
record ServiceEnvironment(Path data, String bootstrapServers, EmbeddedDatabase database, Path token) {
    Map<String, String> of(Service service, int port, Map<String, String> settings, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("EQUILIBRIUM_PARENT_PIPE", "true");
        environment.put("EQUILIBRIUM_ADMIN_TOKEN_FILE", token.toString());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.putAll(
                switch (service) {
                    case RISK_SERVICE -> datasource("risk");
                    case EXECUTION_SERVICE -> datasource("execution");
                    case SIGNAL_SERVICE ->
                        Map.of(
                                "EQUILIBRIUM_STATE_DIRECTORY",
                                data.resolve("streams").toString());
                    case MARKET_GATEWAY, TELEMETRY_SERVICE -> Map.of();
                });
        environment.putAll(settings);
        environment.putAll(more);
        return environment;
    }

    private Map<String, String> datasource(String name) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                database.jdbcUrl(name),
                "SPRING_DATASOURCE_USERNAME",
                EmbeddedDatabase.USER,
                "SPRING_DATASOURCE_PASSWORD",
                EmbeddedDatabase.PASSWORD);
    }
}
