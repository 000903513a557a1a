package io.equilibrium.standalone.suite;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A process that looks like a service from outside: it tells that it is ready and ends when its standard input does. */
final class StandInService {
    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(System.getenv("SERVER_ADDRESS"), Integer.parseInt(System.getenv("SERVER_PORT"))),
                0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("ready with "
                + new TreeMap<>(System.getenv()).tailMap("EQUILIBRIUM").headMap("EQUILIBRIUM_S"));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> System.out.println("stopped at " + System.currentTimeMillis())));
        if (Boolean.parseBoolean(System.getenv("EQUILIBRIUM_PARENT_PIPE"))) {
            System.in.transferTo(System.out);
            System.exit(0);
        }
    }

    /** Every service as a stand-in, but market-gateway, which says why and ends at once. */
    static Launch launch() {
        return service -> service == Service.MARKET_GATEWAY
                ? List.of("/bin/sh", "-c", "echo the market is closed; exit 3")
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        testClasses(),
                        StandInService.class.getName());
    }

    private static String testClasses() {
        return Path.of(StandInService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
