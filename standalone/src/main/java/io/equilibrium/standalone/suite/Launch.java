package io.equilibrium.standalone.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a service is started; what it needs to know comes in its environment. */
@FunctionalInterface
public interface Launch {
    List<String> command(Service service);

    /** The boot jars of a built project, unpacked: the same files as in production. */
    static Launch bootJars(Path home) {
        return unpacked(home, jar -> JavaCommand.archiving(jar.resolveSibling("classes.jsa")));
    }

    /** The same without anything kept from an earlier start. */
    static Launch plain(Path home) {
        return unpacked(home, jar -> Stream.of());
    }

    /** The same as in an image: with an AOT cache, trained once for each build of a jar; one that is of no use ends the start. */
    static Launch trained(Path home) {
        return unpacked(home, jar -> Stream.of("-XX:AOTMode=on", "-XX:AOTCache=" + TrainedCache.of(jar, home)));
    }

    private static Launch unpacked(Path home, Function<Path, Stream<String>> more) {
        return service -> {
            Path jar = service.bootJar(home);
            if (!Files.isRegularFile(jar)) {
                throw new SuiteFailure("%s is not built: there is no %s".formatted(service.label(), jar));
            }
            Path unpacked = UnpackedJar.of(jar, home.resolve(".equilibrium", "services"));
            return Stream.of(JavaCommand.with(512, 64), more.apply(unpacked), Stream.of("-jar", unpacked.toString()))
                    .flatMap(part -> part)
                    .toList();
        };
    }
}
