package io.equilibrium.research.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.equilibrium.marketdata.Checksum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The venue's archive on the loopback, with the troubles that a test asks for. */
final class ArchiveServer implements AutoCloseable {
    /** What goes wrong with the next answer to a path. */
    sealed interface Trouble {
        /** The connection ends after so many bytes. */
        record Breaks(int bytes) implements Trouble {}

        /** Nothing comes after so many bytes. */
        record Stalls(int bytes) implements Trouble {}

        record Status(int code) implements Trouble {}
    }

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Deque<Trouble>> troubles = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);

    ArchiveServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/data/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/data");
    }

    /** A zip of these lines, and its CHECKSUM; returns the zip. */
    byte[] put(String path, List<String> lines) {
        byte[] zip = zip(Path.of(path).getFileName().toString().replace(".zip", ".csv"), lines);
        files.put(path, zip);
        putChecksum(path, sha256(zip));
        return zip;
    }

    void putChecksum(String path, String sha256) {
        String text = sha256 + "  " + Path.of(path).getFileName() + "\n";
        files.put(path + Checksum.SUFFIX, text.getBytes(StandardCharsets.US_ASCII));
    }

    void trouble(String path, Trouble... next) {
        troubles.put(path, new ArrayDeque<>(Arrays.asList(next)));
    }

    /** What was asked for since it was last said, each with the byte that it began at where that was not the first. */
    List<String> asked() {
        List<String> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/data/".length());
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            asked.add(from == 0 ? path : path + " from " + from);
            Deque<Trouble> next = troubles.getOrDefault(path, new ArrayDeque<>());
            answer(
                    exchange,
                    files.get(path),
                    from,
                    next.isEmpty() ? new Trouble.Breaks(Integer.MAX_VALUE) : next.pop());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(
            HttpExchange exchange, byte @org.jspecify.annotations.Nullable [] content, int from, Trouble trouble)
            throws IOException, InterruptedException {
        if (trouble instanceof Trouble.Status status) {
            exchange.sendResponseHeaders(status.code(), -1);
        } else if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (from >= content.length) {
            exchange.sendResponseHeaders(416, -1);
        } else {
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            int most = trouble instanceof Trouble.Stalls stalls ? stalls.bytes() : ((Trouble.Breaks) trouble).bytes();
            exchange.getResponseBody().write(content, from, Math.min(most, content.length - from));
            exchange.getResponseBody().flush();
            if (trouble instanceof Trouble.Stalls) {
                closed.await();
            }
        }
    }

    private static byte[] zip(String name, List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
