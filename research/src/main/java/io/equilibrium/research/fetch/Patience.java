package io.equilibrium.research.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Watches a stream, and closes it once it has been silent for too long, which ends the wait of who reads it. */
final class Patience implements AutoCloseable {
    private final InputStream in;
    private final Duration limit;
    private final AtomicBoolean heard = new AtomicBoolean();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Thread watch;

    private Patience(InputStream in, Duration limit) {
        this.in = in;
        this.limit = limit;
        this.watch = Thread.ofPlatform().daemon().name("patience").unstarted(this::watch);
    }

    static Patience with(InputStream in, Duration limit) {
        Patience patience = new Patience(in, limit);
        patience.watch.start();
        return patience;
    }

    /** Something came. */
    void heard() {
        heard.set(true);
    }

    /** Returns unless it was lost. */
    void refuseIfLost() throws IOException {
        if (lost.get()) {
            throw new IOException("nothing came for " + limit.toMillis() / 1_000.0 + " s");
        }
    }

    private void watch() {
        try {
            do {
                Thread.sleep(limit);
            } while (heard.getAndSet(false));
            lost.set(true);
            in.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
