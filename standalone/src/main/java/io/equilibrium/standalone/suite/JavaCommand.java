package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.stream.Stream;

/** How a child JVM is started: our own Java, small memory, a collector that leaves the few cores to the work. */
final class JavaCommand {
    private JavaCommand() {}

    static Stream<String> with(int heapMib, int firstHeapMib) {
        return Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                "-Xms" + firstHeapMib + "m",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                // Agrona and Netty use Unsafe on purpose; the JDK's warning about it would be a log's first lines.
                "--sun-misc-unsafe-memory-access=allow");
    }
}
