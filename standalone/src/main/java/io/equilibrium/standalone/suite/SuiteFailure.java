package io.equilibrium.standalone.suite;

import java.util.List;

/** Why a suite cannot run, in one line that names the thing and the rule, and the last lines of the log that may tell more. */
public final class SuiteFailure extends RuntimeException {
    private final transient List<String> lastLines;

    public SuiteFailure(String line) {
        this(line, List.of());
    }

    public SuiteFailure(String line, List<String> lastLines) {
        super(line);
        this.lastLines = List.copyOf(lastLines);
    }

    /** Keeps what led to it. */
    public SuiteFailure(String line, Throwable cause) {
        super(line, cause);
        this.lastLines = List.of();
    }

    /** The line to show last; never null. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** Lines of a log to show before it; may be none. */
    public List<String> lastLines() {
        return lastLines;
    }
}
