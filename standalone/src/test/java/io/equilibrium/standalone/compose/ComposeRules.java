package io.equilibrium.standalone.compose;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of each service of a compose file; a sentence for each that breaks a rule. */
enum ComposeRules {
    HAS_LIMITS("has no limit of cpu and memory") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return service.containsKey("cpus") && service.containsKey("mem_limit");
        }
    },
    LOOPBACK_ONLY("publishes a port elsewhere than on 127.0.0.1") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return list(service, "ports")
                    .allMatch(port -> port instanceof String text && text.startsWith("127.0.0.1:"));
        }
    },
    PINNED("names an image without a fixed tag") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return Patterns.PINNED
                    .matcher(withDefaults(String.valueOf(service.get("image"))))
                    .matches();
        }
    },
    READ_ONLY("may write to its image") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return Boolean.TRUE.equals(service.get("read_only"));
        }
    },
    NOT_ROOT("runs as root") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return Patterns.NOT_ROOT
                    .matcher(String.valueOf(service.get("user")))
                    .matches();
        }
    },
    NO_CAPABILITIES("holds capabilities or can gain them") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return List.of("ALL").equals(service.get("cap_drop"))
                    && !service.containsKey("cap_add")
                    && !service.containsKey("privileged")
                    && list(service, "security_opt").anyMatch("no-new-privileges:true"::equals);
        }
    },
    SECRETS_BY_FILE("has a secret in its environment") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return environment(service).entrySet().stream()
                    .noneMatch(one -> Patterns.SECRET.matcher(one.getKey()).find()
                            && !one.getKey().endsWith("_FILE")
                            && !one.getValue().isEmpty());
        }
    },
    DOCUMENTED("is told a variable that docs/configuration.md does not have") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return environment(service).keySet().stream()
                    .filter(variable -> variable.startsWith("EQUILIBRIUM_"))
                    .allMatch(known::contains);
        }
    },
    HEALTH_ORDERED("does not wait until what it needs is healthy") {
        @Override
        boolean holds(Map<?, ?> service, Set<String> known) {
            return !(service.get("depends_on") instanceof Collection)
                    && map(service.get("depends_on")).values().stream()
                            .allMatch(one -> "service_healthy".equals(map(one).get("condition")));
        }
    };

    private static final class Patterns {
        static final Pattern PINNED = Pattern.compile("[^:]+(/[^:]+)*:(?!latest)[0-9v][\\w.-]*(@sha256:[0-9a-f]{64})?");
        static final Pattern NOT_ROOT = Pattern.compile("[1-9][0-9]*(:[0-9]+)?");
        static final Pattern SECRET = Pattern.compile("(?i)PASSWORD|SECRET|TOKEN|API_?KEY|CREDENTIAL");
        static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

        private Patterns() {}
    }

    private final String breach;

    ComposeRules(String breach) {
        this.breach = breach;
    }

    /** Whether one service keeps it, with the variables that are documented. */
    abstract boolean holds(Map<?, ?> service, Set<String> known);

    /** Takes the file as it was parsed, and the variables that are documented. */
    List<String> violations(Map<?, ?> compose, Set<String> documented) {
        return map(compose.get("services")).entrySet().stream()
                .filter(service -> !holds(map(service.getValue()), documented))
                .map(service -> service.getKey() + " " + breach)
                .toList();
    }

    /** Full names, and those of tables whose heading says what they begin with. */
    static Set<String> documented(String configuration) {
        Set<String> names = new TreeSet<>();
        String prefix = "";
        for (String line : configuration.lines().toList()) {
            if (line.startsWith("## ")) {
                prefix = "";
            } else if (line.startsWith("Each variable begins with `")) {
                prefix = line.split("`", -1)[1];
            } else if (line.startsWith("| `")) {
                String heading = prefix;
                Pattern.compile("`([A-Z_]+)`")
                        .matcher(line.split("\\|", -1)[1])
                        .results()
                        .map(found -> found.group(1))
                        .map(name -> name.startsWith("EQUILIBRIUM_") ? name : heading + name)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String withDefaults(String image) {
        return Patterns.DEFAULT.matcher(image).replaceAll("$1");
    }

    private static Map<String, String> environment(Map<?, ?> service) {
        return map(service.get("environment")).entrySet().stream()
                .collect(Collectors.toMap(one -> String.valueOf(one.getKey()), one -> String.valueOf(one.getValue())));
    }

    private static Stream<?> list(Map<?, ?> service, String key) {
        return service.get(key) instanceof Collection<?> all ? all.stream() : Stream.of();
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
