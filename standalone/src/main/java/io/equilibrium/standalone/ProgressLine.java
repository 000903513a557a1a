package io.equilibrium.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far a replay is: done and total ticks, ticks per second since the start, time left. On a terminal one line that
 * updates itself, elsewhere a plain line now and then.
 */
public final class ProgressLine implements AutoCloseable {
    private static final int BAR = 30;
    private static final long TERMINAL_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PLAIN_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final LongSupplier nanos;
    private final long start;
    private long done;
    private long shownAt;
    private boolean shown;

    /** Takes the clock in steady nanoseconds; a total of 0 means unknown. */
    public ProgressLine(PrintStream out, boolean terminal, long total, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.shownAt = start;
    }

    /** A line on standard error. */
    public static ProgressLine onStandardError(long total) {
        return new ProgressLine(System.err, isTerminal(), total, System::nanoTime);
    }

    /** Shows how many ticks are done, unless it did so a moment ago. */
    public synchronized void update(long ticks) {
        done = ticks;
        long now = nanos.getAsLong();
        if (now - shownAt >= (terminal ? TERMINAL_PAUSE : PLAIN_PAUSE)) {
            shownAt = now;
            show(now);
        }
    }

    /** Clears the line for another one, which this one then follows. */
    public synchronized void say(String line) {
        clear();
        shown = false;
        out.println(line);
    }

    /** Shows the last state and ends the line. */
    @Override
    public synchronized void close() {
        show(nanos.getAsLong());
        if (terminal) {
            out.println();
        }
    }

    private void clear() {
        if (terminal && shown) {
            out.print("\r\033[K");
        }
    }

    private void show(long now) {
        clear();
        shown = true;
        if (terminal) {
            out.print(text(now));
            out.flush();
        } else {
            out.println(text(now));
        }
    }

    private String text(long now) {
        double seconds = (now - start) / 1e9;
        double rate = seconds > 0 ? done / seconds : 0;
        if (total <= 0) {
            return String.format(Locale.ROOT, "%,d ticks, %,.0f/s", done, rate);
        }
        double share = Math.min(1, (double) done / total);
        String text = String.format(
                Locale.ROOT, "%3.0f %% of %,d ticks, %,.0f/s, %s left", 100 * share, total, rate, left(rate));
        return terminal ? "[" + bar(share) + "] " + text : text;
    }

    private String left(double rate) {
        if (done >= total) {
            return "0 s";
        }
        if (rate <= 0) {
            return "unknown time";
        }
        long seconds = (long) Math.ceil((total - done) / rate);
        return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }

    private static String bar(double share) {
        int full = (int) (share * BAR);
        return "#".repeat(full) + ".".repeat(BAR - full);
    }

    // Java tells about standard input and output together, never about standard error alone.
    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "test -t 2")
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
