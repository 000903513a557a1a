package io.equilibrium.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus's own judge of rules and queries. On a machine without it tests are skipped, but never in CI. */
final class Promtool {
    private Promtool() {}

    /** What it said, and whether it was content. */
    record Verdict(boolean good, String said) {}

    static void require() {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        assumeTrue(
                found || Boolean.parseBoolean(System.getenv("CI")),
                "promtool is not here, so rules and queries are not judged: install prometheus");
    }

    static Verdict judge(Path folder, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                            .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(process.waitFor() == 0, said);
        } catch (IOException unstarted) {
            throw new UncheckedIOException(unstarted);
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    /** Whether each is a query; what is wrong is said. */
    static Verdict parse(Path folder, List<String> queries) throws IOException {
        StringBuilder rules = new StringBuilder("groups: [{name: queries, rules: [\n");
        for (int at = 0; at < queries.size(); at++) {
            rules.append("{record: 'query:%d', expr: '%s'},\n"
                    .formatted(at, queries.get(at).replace("'", "''")));
        }
        Files.writeString(folder.resolve("queries.yaml"), rules.append("]}]\n"));
        return judge(folder, "check", "rules", "queries.yaml");
    }
}
