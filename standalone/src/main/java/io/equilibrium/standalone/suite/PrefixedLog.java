package io.equilibrium.standalone.suite;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A child's output as lines of a file, each with the child's name before it; the last ones are kept in memory too. */
final class PrefixedLog {
    private static final int KEPT = 15;
    // As the services' ProcessExit writes it.
    private static final Pattern ENDING = Pattern.compile("service is ending status=\\d+ reason=\"(.*)\"");

    private final String name;
    private final Path file;
    private final Consumer<String> say;
    private final Deque<String> last = new ArrayDeque<>();

    PrefixedLog(String name, Path file, Consumer<String> say) {
        this.name = name;
        this.file = file;
        this.say = say;
    }

    Path file() {
        return file;
    }

    List<String> lastLines() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    /** Why it ends, if it was a service and has said so last. */
    Optional<String> reason() {
        return lastLines().reversed().stream()
                .map(ENDING::matcher)
                .filter(Matcher::find)
                .map(ending -> ending.group(1))
                .findFirst();
    }

    /** Copies until the output ends. */
    Thread copy(InputStream output) {
        return Thread.ofPlatform().daemon().name(name + "-log").start(() -> copyAll(output));
    }

    private void copyAll(InputStream output) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                var log = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            copyLines(lines, log);
        } catch (IOException broken) {
            say.accept("the log of " + name + " broke off: " + broken.getMessage());
        }
    }

    private void copyLines(BufferedReader lines, BufferedWriter log) throws IOException {
        boolean writable = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            keep(line);
            // A full disk must not stop the child, which would wait for its output to be read.
            writable = writable && write(log, line, !lines.ready());
        }
    }

    private boolean write(BufferedWriter log, String line, boolean idle) {
        try {
            log.append(name).append(" | ").append(line).append('\n');
            if (idle) {
                log.flush();
            }
            return true;
        } catch (IOException full) {
            say.accept("the log " + file + " cannot be written any more: " + full.getMessage());
            return false;
        }
    }

    private void keep(String line) {
        synchronized (last) {
            last.addLast(line);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
    }
}
