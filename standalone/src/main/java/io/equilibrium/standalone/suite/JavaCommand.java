package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.stream.Stream;

/** How a child JVM is started: our own Java, small memory, a collector that leaves the few cores to the work. */
final class JavaCommand {
    private JavaCommand() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * With its classes parsed once and mapped from then on, a third to a half less work at each start: the JVM writes the
     * archive when it ends, and anew when the classes are others.
     */
    static Stream<String> archiving(Path archive) {
        return Stream.of("-Xshare:auto", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
    }

    static Stream<String> with(int heapMib, int firstHeapMib) {
        return Stream.of(
                java(),
                "-Xmx" + heapMib + "m",
                "-Xms" + firstHeapMib + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Agrona and Netty use Unsafe on purpose; the JDK's warning about it would be a log's first lines.
                "--sun-misc-unsafe-memory-access=allow");
    }
}
