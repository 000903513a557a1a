package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback interface, each given once: those that were asked for, refused when taken, and free ones for the
 * rest. They lie below the range that systems use for outgoing connections, so that none of those takes one meanwhile.
 */
final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 1_000;

    private final Map<String, Integer> asked;
    private final Set<Integer> given = new HashSet<>();

    FreePorts(Map<String, Integer> asked) {
        this.asked = Map.copyOf(asked);
        given.addAll(asked.values());
    }

    int of(String name) {
        Integer port = asked.get(name);
        return port == null ? free() : checked(name, port);
    }

    private static int checked(String name, int port) {
        if (!isFree(port)) {
            throw new SuiteFailure("port %d, asked for %s, is taken or not allowed".formatted(port, name));
        }
        return port;
    }

    private int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
        throw new SuiteFailure("no free port found between %d and %d".formatted(LOWEST, BEYOND));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
