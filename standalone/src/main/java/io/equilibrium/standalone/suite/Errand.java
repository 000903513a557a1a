package io.equilibrium.standalone.suite;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A child that does one thing and ends; what it says is heard and logged. */
final class Errand {
    private Errand() {}

    /** Runs it to its end and answers its exit code; interrupted, it ends it. */
    static int run(ChildSettings settings, Consumer<String> listener) throws InterruptedException {
        try {
            Process process = settings.processBuilder().start();
            Leftovers.remember(settings.data(), settings.name(), process.toHandle());
            Thread reader = Thread.ofPlatform()
                    .daemon()
                    .name(settings.name() + "-log")
                    .start(() -> read(process, settings, listener));
            try {
                int code = process.waitFor();
                reader.join();
                return code;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException unstartable) {
            throw new SuiteFailure(settings.name() + " could not be started: " + unstartable.getMessage());
        }
    }

    private static void read(Process process, ChildSettings settings, Consumer<String> listener) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter log =
                        Files.newBufferedWriter(settings.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(line);
                log.append(settings.name()).append(" | ").append(line).append('\n');
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
