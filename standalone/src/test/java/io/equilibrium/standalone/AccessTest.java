package io.equilibrium.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Access;
import io.equilibrium.execution.ExecutionConfiguration;
import io.equilibrium.risk.RiskConfiguration;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.EngineTopics.Input;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What the brokers' access rules allow is what the services do, no more. */
class AccessTest {
    @Test
    void enginesReadAndWriteWhatTheySay() throws Exception {
        isWhatItSays("risk-service", RiskConfiguration.class, "commands");
        isWhatItSays("execution-service", ExecutionConfiguration.class);
    }

    private static void isWhatItSays(String service, Class<?> configuration, String... besides) throws Exception {
        Method bean = configuration.getDeclaredMethod("engineTopics");
        bean.setAccessible(true);
        EngineTopics topics = (EngineTopics) bean.invoke(configuration.getDeclaredConstructors()[0].newInstance());
        Access access = access(service);
        assertThat(access.writes())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(topics.written().stream(), Stream.of(besides))
                        .toList());
        assertThat(access.reads())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(topics.inputs().stream().map(Input::topic), topics.written().stream())
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({"signal-service, commands, strategy-events", "telemetry-service, '', ''"})
    void streamsAreBoundToWhatTheyMayUse(String service, String writesBesides, String readsBesides) throws Exception {
        TreeSet<String> in = new TreeSet<>();
        TreeSet<String> out = new TreeSet<>();
        bindings(service)
                .forEach((name, binding) -> (name.contains("-in-") ? in : out)
                        .addAll(List.of(destination(binding).split(","))));
        Stream.of(readsBesides).filter(topic -> !topic.isEmpty()).forEach(in::add);
        Stream.of(writesBesides).filter(topic -> !topic.isEmpty()).forEach(out::add);
        assertThat(new TreeSet<>(access(service).reads())).isEqualTo(in);
        assertThat(access(service).writes()).containsAll(out);
    }

    private static Access access(String service) {
        return Access.ALL.stream()
                .filter(one -> one.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static Map<?, ?> under(Object map, String key) {
        return (Map<?, ?>) ((Map<?, ?>) map).get(key);
    }

    private static String destination(Object binding) {
        return String.valueOf(binding instanceof Map<?, ?> map ? map.get("destination") : binding);
    }

    private static Map<String, Object> bindings(String service) throws Exception {
        for (URL file : Collections.list(AccessTest.class.getClassLoader().getResources("application.yml"))) {
            if (file.getPath().contains("/" + service)) {
                try (InputStream yaml = file.openStream()) {
                    Map<String, Object> found = new TreeMap<>();
                    Map<?, ?> stream = under(under(under(new Yaml().load(yaml), "spring"), "cloud"), "stream");
                    under(stream, "bindings").forEach((name, binding) -> found.put(String.valueOf(name), binding));
                    return found;
                }
            }
        }
        throw new AssertionError("no application.yml of " + service);
    }
}
