package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The AOT cache of an unpacked jar, made as the images make it. */
final class TrainedCache {
    private TrainedCache() {}

    /** The cache beside the jar; made first, which takes a minute, if it is not there. */
    static Path of(Path jar, Path home) {
        Path cache = jar.resolveSibling("service.aot");
        if (!Files.isRegularFile(cache)) {
            train(jar, home, cache);
        }
        return cache;
    }

    private static void train(Path jar, Path home, Path cache) {
        try {
            Process training = new ProcessBuilder(List.of(
                            "/bin/sh",
                            home.resolve("compose", "train.sh").toString(),
                            JavaCommand.java(),
                            jar.toString(),
                            cache.toString()))
                    .redirectErrorStream(true)
                    .start();
            List<String> said = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (training.waitFor() != 0) {
                throw new SuiteFailure(
                        "no AOT cache could be made of " + jar,
                        said.subList(Math.max(0, said.size() - 15), said.size()));
            }
        } catch (IOException unstartable) {
            throw new SuiteFailure("no AOT cache could be made of " + jar, unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("interrupted while making an AOT cache", interrupted);
        }
    }
}
