package io.equilibrium.research.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far something is, told on standard error once it takes longer than two seconds: on a terminal as one line that
 * moves, elsewhere as a line every five seconds.
 */
public final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String what;
    private final String unit;
    private final long total;
    private final PrintStream out;
    private final boolean terminal;
    private final long startNanos = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread teller;
    private final Thread farewell;

    private Progress(String what, long total, String unit, PrintStream out, boolean terminal) {
        this.what = what;
        this.total = total;
        this.unit = unit;
        this.out = out;
        this.terminal = terminal;
        this.teller = Thread.ofPlatform().daemon().name("progress").unstarted(this::tell);
        this.farewell = Thread.ofPlatform().unstarted(this::clear);
    }

    /** Begins; a total of 0 is not known, and without a unit no rate is told. */
    public static Progress start(String what, long total, String unit) {
        return start(what, total, unit, System.err, Terminal.isStandardError());
    }

    static Progress start(String what, long total, String unit, PrintStream out, boolean terminal) {
        Progress progress = new Progress(what, total, unit, out, terminal);
        try {
            Runtime.getRuntime().addShutdownHook(progress.farewell);
            progress.teller.start();
        } catch (IllegalStateException shuttingDown) {
            // Nobody is told any more.
        }
        return progress;
    }

    /** So much more is done; from any thread. */
    public void add(long more) {
        done.addAndGet(more);
    }

    private void tell() {
        Duration pause = PATIENCE;
        try {
            while (open.get()) {
                Thread.sleep(pause);
                say();
                pause = terminal ? Duration.ofMillis(250) : Duration.ofSeconds(5);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void say() {
        if (open.get()) {
            String line = ProgressLine.of(what, done.get(), total, unit, System.nanoTime() - startNanos);
            out.print(terminal ? "\r" + ProgressLine.fit(line) : line + System.lineSeparator());
            out.flush();
        }
    }

    private synchronized void clear() {
        if (open.getAndSet(false) && terminal && System.nanoTime() - startNanos > PATIENCE.toNanos()) {
            out.print("\r" + ProgressLine.fit("") + "\r");
            out.flush();
        }
    }

    @Override
    public void close() {
        clear();
        teller.interrupt();
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException shuttingDown) {
            // The farewell has been said.
        }
    }

    /** The words of one line. */
    static final class ProgressLine {
        private static final int WIDTH = 79;
        private static final int BAR = 20;

        private ProgressLine() {}

        static String of(String what, long done, long total, String unit, long nanos) {
            double seconds = Math.max(nanos / 1e9, 1e-3);
            if (total <= 0) {
                return String.format(Locale.ROOT, "%s: %s", what, time(seconds));
            }
            double share = Math.min(1.0, done / (double) total);
            int full = (int) (share * BAR);
            String left = done == 0 ? "?" : time((total - Math.min(done, total)) * seconds / done);
            String bar = String.format(
                    Locale.ROOT, "%s [%s%s] %3.0f %%", what, "#".repeat(full), ".".repeat(BAR - full), 100 * share);
            String speed = unit.isEmpty() ? "" : "  " + rate(done / seconds) + " " + unit + "/s";
            return bar + speed + "  " + left + " left";
        }

        private static String rate(double perSecond) {
            return perSecond < 1e6
                    ? String.format(Locale.ROOT, "%,.0f", perSecond)
                    : String.format(Locale.ROOT, "%.1f M", perSecond / 1e6);
        }

        private static String time(double seconds) {
            long whole = Math.round(seconds);
            return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
        }

        static String fit(String line) {
            return String.format(Locale.ROOT, "%-" + WIDTH + "." + WIDTH + "s", line);
        }
    }
}
