package io.equilibrium.standalone.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a service is started; what it needs to know comes in its environment. */
@FunctionalInterface
public interface Launch {
    List<String> command(Service service);

    /** The boot jars of a built project, unpacked: the same files as in production. */
    static Launch bootJars(Path home) {
        return service -> {
            Path jar = service.bootJar(home);
            if (!Files.isRegularFile(jar)) {
                throw new SuiteFailure("%s is not built: there is no %s".formatted(service.label(), jar));
            }
            Path unpacked = UnpackedJar.of(jar, home.resolve(".equilibrium", "services"));
            return Stream.of(
                            JavaCommand.with(512, 64),
                            JavaCommand.archiving(unpacked.resolveSibling("classes.jsa")),
                            Stream.of("-jar", unpacked.toString()))
                    .flatMap(part -> part)
                    .toList();
        };
    }
}
