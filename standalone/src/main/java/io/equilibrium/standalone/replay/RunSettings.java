package io.equilibrium.standalone.replay;

import io.equilibrium.contract.RunId;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** By which rules, limits and costs a run was made, kept in its data folder as the services were told them. */
final class RunSettings {
    private RunSettings() {}

    static void save(Path data, RunId run, SuiteSettings suite) throws IOException {
        Properties all = new Properties();
        for (Service service : Service.values()) {
            suite.environmentOf(service).forEach((name, value) -> all.setProperty(service.label() + "." + name, value));
        }
        Files.createDirectories(folder(data));
        try (Writer out = Files.newBufferedWriter(file(data, run))) {
            all.store(out, "Run " + run);
        }
    }

    /** The suite's settings with those of the run; nothing if the folder knows no such run. */
    static Optional<SuiteSettings> load(Path data, RunId run, SuiteSettings suite) throws IOException {
        if (!Files.exists(file(data, run))) {
            return Optional.empty();
        }
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file(data, run))) {
            all.load(in);
        }
        SuiteSettings with = suite;
        for (String name : all.stringPropertyNames()) {
            String label = name.substring(0, name.indexOf('.'));
            Service service = Service.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
            with = with.withEnvironment(service, Map.of(name.substring(label.length() + 1), all.getProperty(name)));
        }
        return Optional.of(with);
    }

    private static Path folder(Path data) {
        return data.resolve("runs");
    }

    private static Path file(Path data, RunId run) {
        return folder(data).resolve(run + ".properties");
    }
}
