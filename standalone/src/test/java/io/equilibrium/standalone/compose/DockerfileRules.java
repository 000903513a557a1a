package io.equilibrium.standalone.compose;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What must hold of the images' one file; its continued lines are one. */
final class DockerfileRules {
    private static final Pattern SECRET =
            Pattern.compile("(?i)password|passwd|secret|token|api_?key|credential|\\.env\\b|id_rsa|\\.pem\\b");
    private static final Pattern FLOATING = Pattern.compile("(?i)(ARG|FROM)\\b.*:latest\\b.*");
    private static final Pattern USER = Pattern.compile("[1-9][0-9]*(:[1-9][0-9]*)?");

    private DockerfileRules() {}

    static List<String> violations(String dockerfile) {
        List<String> lines = dockerfile
                .replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
        Set<String> found = new TreeSet<>();
        all(
                lines,
                line -> is(line, "ARG", "ENV", "COPY", "ADD")
                        && SECRET.matcher(line).find(),
                found,
                "a secret in ");
        all(lines, line -> FLOATING.matcher(line).matches(), found, "no fixed tag in ");
        all(lines, line -> is(line, "ADD"), found, "what is added from elsewhere in ");
        List<String> last = lines.subList(lastStage(lines), lines.size());
        if (last.stream()
                .filter(line -> is(line, "USER"))
                .noneMatch(line -> USER.matcher(line.substring(5).strip()).matches())) {
            found.add("no user who is not root in the last stage");
        }
        return List.copyOf(found);
    }

    /** Of a .dockerignore: closed before anything is let in, and nothing let in but the services' jars and the training. */
    static List<String> openings(String dockerignore) {
        List<String> lines = dockerignore
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (!lines.getFirst().equals("*")) {
            return List.of("it is open at first");
        }
        return lines.stream()
                .skip(1)
                .filter(line -> !line.matches("!([a-z-]+)/target/\\1-boot\\.jar|!compose/train\\.sh"))
                .toList();
    }

    private static void all(List<String> lines, Predicate<String> breaks, Set<String> found, String what) {
        lines.stream().filter(breaks).map(what::concat).forEach(found::add);
    }

    private static boolean is(String line, String... instructions) {
        String first = line.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return List.of(instructions).contains(first);
    }

    private static int lastStage(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (is(lines.get(i), "FROM")) {
                return i;
            }
        }
        return 0;
    }
}
