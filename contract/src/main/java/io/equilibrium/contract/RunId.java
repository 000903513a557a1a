package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One continuous history: the live one, or one replay. Written as 16 hexadecimal digits. */
public record RunId(long value) {
    /** Stands for a run where there is none. */
    public static final RunId NONE = new RunId(0);

    private static final int DIGITS = 16;

    /** Of what is replayed, and how often it was before: the same content and attempt give the same run. */
    public static RunId of(byte[] contentHash, int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be at least 1, was " + attempt);
        }
        MessageDigest digest = sha256();
        digest.update(contentHash);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(attempt).flip());
        return new RunId(ByteBuffer.wrap(digest.digest()).getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is anything but 16 hexadecimal digits
     */
    @JsonCreator
    public static RunId parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a run is 16 hexadecimal digits, was '" + text + "'");
        }
        return new RunId(HexFormat.fromHexDigitsToLong(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
