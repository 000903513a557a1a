package io.equilibrium.research.fetch;

import io.equilibrium.research.cli.FailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server that is asked again when it fails, after longer and longer pauses. What it does not have is no failure; anything
 * else that stays wrong is a {@link FailedException} that names the address.
 */
final class Server implements AutoCloseable {
    /** How long it may be silent, and how long to wait before each further try. */
    record Manners(Duration silence, List<Duration> pauses) {
        static final Manners USUAL = new Manners(
                Duration.ofSeconds(30),
                List.of(1, 2, 4, 8, 16).stream().map(Duration::ofSeconds).toList());

        Manners {
            pauses = List.copyOf(pauses);
        }
    }

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT = 408;
    private static final int BEYOND_THE_END = 416;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int BUFFER = 1 << 16;

    /** A status that further tries would not change. */
    private static final class RefusedException extends IOException {
        RefusedException(int status) {
            super("HTTP status " + status);
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws IOException, InterruptedException;
    }

    private final Manners manners;
    private final HttpClient client;

    Server(Manners manners) {
        this.manners = manners;
        this.client = HttpClient.newBuilder()
                .connectTimeout(manners.silence())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** A short text; none where the server has none. */
    Optional<String> text(URI address) throws InterruptedException {
        return retried(address, () -> {
            HttpResponse<String> response = client.send(request(address).build(), BodyHandlers.ofString());
            return isThere(response) ? Optional.of(response.body()) : Optional.empty();
        });
    }

    /** A file, from where its part ends on; false where the server has none. */
    boolean download(URI address, Path part, Meter meter) throws InterruptedException {
        return retried(address, () -> {
            long before = size(part);
            HttpRequest.Builder request = request(address);
            if (before > 0) {
                request.header("Range", "bytes=" + before + "-");
            }
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() == BEYOND_THE_END && before > 0) {
                    return true;
                }
                return isThere(response) && copy(response, in, part, before, meter);
            }
        });
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(manners.silence());
    }

    private static boolean isThere(HttpResponse<?> response) throws IOException {
        int status = response.statusCode();
        if (status == OK || status == PARTIAL || status == NOT_FOUND) {
            return status != NOT_FOUND;
        }
        if (status == TIMEOUT || status == TOO_MANY || status >= SERVER_ERROR) {
            throw new IOException("HTTP status " + status);
        }
        throw new RefusedException(status);
    }

    private boolean copy(HttpResponse<?> response, InputStream in, Path part, long before, Meter meter)
            throws IOException {
        boolean goesOn = response.statusCode() == PARTIAL;
        long size = goesOn ? before : 0;
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        OpenOption how = goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, how);
                Patience patience = Patience.with(in, manners.silence())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                patience.heard();
                out.write(buffer, 0, read);
                size += read;
                meter.at(size, length < 0 ? 0 : length + (goesOn ? before : 0));
            }
            patience.refuseIfLost();
        }
        return true;
    }

    private static long size(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private <T> T retried(URI address, Attempt<T> attempt) throws InterruptedException {
        for (int tries = 0; true; tries++) {
            try {
                return attempt.make();
            } catch (RefusedException refused) {
                throw new FailedException(address + ": " + refused.getMessage(), refused);
            } catch (IOException failed) {
                if (tries == manners.pauses().size()) {
                    String reason =
                            failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
                    throw new FailedException(
                            address + ": " + reason + " (" + (tries + 1) + " tries; the next fetch goes on from here)",
                            failed);
                }
                Thread.sleep(manners.pauses().get(tries));
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
