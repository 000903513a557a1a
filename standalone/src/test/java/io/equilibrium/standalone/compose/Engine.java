package io.equilibrium.standalone.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The container engine by its command line, in the project's folder, as the runbook has it. */
final class Engine {
    private final Path home;
    private final Map<String, String> environment;
    private final List<String> compose;

    private Engine(Path home, Map<String, String> environment, List<String> compose) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.compose = List.copyOf(compose);
    }

    /** Takes what compose is told on top of this process's environment; empty where no engine runs or compose is not there. */
    static Optional<Engine> running(Path home, Map<String, String> environment, List<String> options) {
        Engine plain = new Engine(home, environment, List.of());
        if (!plain.succeeds(List.of("docker", "info"))) {
            return Optional.empty();
        }
        return plainCompose(home)
                .map(command -> new Engine(
                        home,
                        environment,
                        Stream.concat(command.stream(), options.stream()).toList()));
    }

    /** The command that is compose on this machine, whichever of its two forms. */
    static Optional<List<String>> plainCompose(Path home) {
        Engine plain = new Engine(home, Map.of(), List.of());
        return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(one -> plain.succeeds(
                        Stream.concat(one.stream(), Stream.of("version")).toList()))
                .findFirst();
    }

    /** Runs docker and answers what it said. */
    String docker(String... arguments) {
        return said(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
    }

    /** Runs compose and answers what it said. */
    String compose(String... arguments) {
        return said(Stream.concat(compose.stream(), Stream.of(arguments)).toList());
    }

    /** How a command ended, and what it said. */
    record Ended(int status, String said) {}

    private String said(List<String> command) {
        Ended ended = end(command);
        if (ended.status() != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + ended.status() + ":\n" + ended.said());
        }
        return ended.said();
    }

    private boolean succeeds(List<String> command) {
        return end(command).status() == 0;
    }

    private Ended end(List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException notThere) {
            return new Ended(127, String.valueOf(notThere.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Ended(130, "interrupted");
        }
    }
}
