package io.equilibrium.contract;

import java.util.HexFormat;

/**
 * A symbol's first record in a run: how many symbols the run has, how many ticks of this one to expect, the times of the
 * first and last of them, and the SHA-256 of the whole market as 64 hexadecimal digits. State of earlier runs ends here.
 */
public record RunStarted(
        RunId run,
        long place,
        String symbol,
        int symbols,
        long ticks,
        long firstEventTimeMicros,
        long lastEventTimeMicros,
        String contentHash)
        implements TapeEvent {
    static final int HASH_BYTES = 32;

    public RunStarted {
        if (symbols < 1) {
            throw new IllegalArgumentException("a run has at least 1 symbol, was " + symbols);
        }
        if (ticks < 0) {
            throw new IllegalArgumentException("ticks must not be negative, was " + ticks);
        }
        if (HexFormat.of().parseHex(contentHash).length != HASH_BYTES) {
            throw new IllegalArgumentException("contentHash has 64 digits, was " + contentHash);
        }
    }
}
