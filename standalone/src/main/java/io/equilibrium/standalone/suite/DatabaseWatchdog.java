package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A shell that sleeps on a pipe of ours. The database's server leaves its parent when it starts and has no pipe to
 * watch, so when ours closes the shell stops it: fast, and at once if that takes too long.
 */
final class DatabaseWatchdog {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            cat >/dev/null
            server() {
                pid="$(head -n 1 "$0/postmaster.pid" 2>/dev/null)" && [ -n "$pid" ] || return 1
                [ ! -r "/proc/$pid/comm" ] || [ "$(cat "/proc/$pid/comm")" = postgres ]
            }
            for second in 1 2 3 4 5; do
                server && break
                sleep 1
            done
            server || exit 0
            kill -INT "$pid"
            for second in 1 2 3 4 5 6 7 8 9 10; do
                kill -0 "$pid" 2>/dev/null || exit 0
                sleep 1
            done
            kill -QUIT "$pid"
            """;

    private DatabaseWatchdog() {}

    static Process start(Path serverFolder) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", SCRIPT, serverFolder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
