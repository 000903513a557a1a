package io.equilibrium.k8s;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The chart as Helm itself renders it, without a cluster. */
final class Chart {
    /** The project's folder. */
    static final Path HOME =
            Path.of(Objects.requireNonNull(System.getProperty("equilibrium.home"), "equilibrium.home"));

    static final Path FOLDER = HOME.resolve("k8s/equilibrium");

    private static final String RELEASE = "equilibrium";
    private static final String NAMESPACE = "trading";
    private static final String KUBERNETES = "1.30.0";

    private Chart() {}

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /** All of it as YAML, with these values above the chart's own. */
    static String render(Setup setup) {
        return render(RELEASE, setup);
    }

    static String render(String release, Setup setup) {
        TemplateCommand command = new Helm(FOLDER)
                .template()
                .withName(release)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES);
        try {
            Path folder = Files.createTempDirectory("values");
            // The library's Helm would ask a cluster even when it only renders.
            command.withValuesFile(Files.writeString(folder.resolve("alone.yaml"), "preflight: false"));
            for (int at = 0; at < setup.values().size(); at++) {
                command.withValuesFile(Files.writeString(
                        folder.resolve(at + ".yaml"), setup.values().get(at)));
            }
            return command.call();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A file of the chart. */
    static String file(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Values, each file above the one before. */
    record Setup(String name, List<String> values) {
        static final Setup LOCAL = new Setup("local", List.of(file("values-local.yaml")));
        static final Setup EKS = new Setup("eks", List.of(file("values-eks.yaml"), file("site.example.yaml")));

        Setup with(String name, String more) {
            return new Setup(
                    name, Stream.concat(values.stream(), Stream.of(more)).toList());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
