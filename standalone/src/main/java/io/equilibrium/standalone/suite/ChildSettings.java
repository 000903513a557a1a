package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a child runs: its name, its command, what is set in its environment beyond ours, and the data folder for its log. */
record ChildSettings(String name, List<String> command, Map<String, String> environment, Path data) {
    ChildSettings {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    Path log() {
        return data.resolve("logs", name + ".log");
    }

    /** A terminal's Ctrl-C goes to every process there, but only we may decide in which order they stop. */
    List<String> commandDeafToTerminal() {
        return Stream.concat(Stream.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", name), command.stream())
                .toList();
    }
}
