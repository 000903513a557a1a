package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a suite is made of.
 *
 * @param home the project's folder
 * @param data the folder for everything written, or none for a fresh one
 * @param keep whether a fresh folder stays after a clean end
 * @param partitions of every topic; none means as many as the folder's topics have, or a few in a new one
 * @param ports asked for, by name: {@code broker}, {@code database}, or a service's label; the others are chosen free
 * @param services started at once; others can be started later
 * @param environment per service, beyond what every service gets
 * @param launch how a service is started
 * @param say takes lines for the person at the terminal
 */
public record SuiteSettings(
        Path home,
        Optional<Path> data,
        boolean keep,
        OptionalInt partitions,
        Map<String, Integer> ports,
        Set<Service> services,
        Map<Service, Map<String, String>> environment,
        Launch launch,
        Consumer<String> say) {
    public SuiteSettings {
        if (partitions.orElse(1) < 1) {
            throw new SuiteFailure("partitions must be at least 1, were " + partitions.getAsInt());
        }
        for (String name : ports.keySet()) {
            if (!portNames().contains(name)) {
                throw new SuiteFailure("there is no port '%s'; ports are %s".formatted(name, portNames()));
            }
        }
        ports = Map.copyOf(ports);
        services = Set.copyOf(services);
        environment = Map.copyOf(environment);
    }

    /** All services from their boot jars, in a fresh folder, on free ports. */
    public static SuiteSettings of(Path home) {
        return new SuiteSettings(
                home,
                Optional.empty(),
                false,
                OptionalInt.empty(),
                Map.of(),
                EnumSet.allOf(Service.class),
                Map.of(),
                Launch.bootJars(home),
                line -> System.err.println("equilibrium: " + line));
    }

    /** The project's folder as the launcher names it: system property {@code equilibrium.home}. */
    public static Path homeOfLauncher() {
        String home = System.getProperty("equilibrium.home");
        if (home == null) {
            throw new SuiteFailure("the system property equilibrium.home is not set; start with ./equilibrium");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }

    public SuiteSettings withData(Path folder) {
        return new SuiteSettings(
                home, Optional.of(folder), keep, partitions, ports, services, environment, launch, say);
    }

    public SuiteSettings withKeep(boolean kept) {
        return new SuiteSettings(home, data, kept, partitions, ports, services, environment, launch, say);
    }

    public SuiteSettings withPartitions(int count) {
        return new SuiteSettings(home, data, keep, OptionalInt.of(count), ports, services, environment, launch, say);
    }

    public SuiteSettings withPorts(Map<String, Integer> asked) {
        return new SuiteSettings(home, data, keep, partitions, asked, services, environment, launch, say);
    }

    public SuiteSettings withServices(Set<Service> started) {
        return new SuiteSettings(home, data, keep, partitions, ports, started, environment, launch, say);
    }

    public SuiteSettings withLaunch(Launch how) {
        return new SuiteSettings(home, data, keep, partitions, ports, services, environment, how, say);
    }

    public SuiteSettings withSay(Consumer<String> listener) {
        return new SuiteSettings(home, data, keep, partitions, ports, services, environment, launch, listener);
    }

    private static List<String> portNames() {
        return Stream.concat(
                        Stream.of("broker", "database"),
                        Arrays.stream(Service.values()).map(Service::label))
                .toList();
    }

    /** What a service gets beyond what every service does. */
    public Map<String, String> environmentOf(Service service) {
        return environment.getOrDefault(service, Map.of());
    }

    /** Adds to one service's environment. */
    public SuiteSettings withEnvironment(Service service, Map<String, String> more) {
        Map<Service, Map<String, String>> all = new EnumMap<>(Service.class);
        all.putAll(environment);
        Map<String, String> merged = new HashMap<>(all.getOrDefault(service, Map.of()));
        merged.putAll(more);
        all.put(service, Map.copyOf(merged));
        return new SuiteSettings(home, data, keep, partitions, ports, services, all, launch, say);
    }
}
