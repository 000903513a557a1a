package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a child runs: its name, its command, what is set in its environment beyond ours, the data folder for its log, and the
 * signal that asks it to stop.
 */
record ChildSettings(String name, List<String> command, Map<String, String> environment, Path data, String stopSignal) {
    // A session of its own, where the machine can give it one, since some programs hear the terminal all the same.
    private static final String DEAF = """
            trap '' INT HUP
            if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
            exec "$@"
            """;

    private static final List<String> NOT_INHERITED = List.of(
            "SPRING_",
            "SERVER_",
            "EQUILIBRIUM_REPLAY_",
            "EQUILIBRIUM_STRATEGY_",
            "EQUILIBRIUM_RISK_",
            "EQUILIBRIUM_PAPER_",
            "EQUILIBRIUM_MARK_",
            "EQUILIBRIUM_INSTRUMENTS",
            "EQUILIBRIUM_LEVERAGE");

    ChildSettings {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    ChildSettings(String name, List<String> command, Map<String, String> environment, Path data) {
        this(name, command, environment, data, Signals.TERMINATE);
    }

    ChildSettings stoppedBy(String signal) {
        return new ChildSettings(name, command, environment, data, signal);
    }

    Path log() {
        return data.resolve("logs", name + ".log");
    }

    /**
     * With our environment but for what a shell may have set for other programs of the services' kind, and for what decides
     * what a run makes: that, options say alone.
     */
    ProcessBuilder processBuilder() {
        ProcessBuilder builder = new ProcessBuilder(commandDeafToTerminal()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(variable -> !isInherited(variable));
        builder.environment().putAll(environment);
        return builder;
    }

    static boolean isInherited(String variable) {
        return NOT_INHERITED.stream().noneMatch(variable::startsWith);
    }

    // A terminal's Ctrl-C goes to every process there, but only we may decide in which order they stop.
    private List<String> commandDeafToTerminal() {
        return Stream.concat(Stream.of("/bin/sh", "-c", DEAF, name), command.stream())
                .toList();
    }
}
