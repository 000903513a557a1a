package io.equilibrium.research.results;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A run as one number: SHA-256 over its steps, signals, approved and denied orders, breaker moves and order events in the
 * order of place and stage, without run id and places. Lines of different places or stages may come in any order.
 */
public final class RoadDigest {
    /** 64 hexadecimal digits, and how many events they are of. */
    public record Digest(String hex, long events) {}

    private static final int HASH_BYTES = 32;
    private static final int KEY_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

    // Each a key (place, stage, number; big endian, so that bytes sort as numbers do) and a hash: lines themselves
    // would be many.
    private final List<byte[]> rows = new ArrayList<>();
    private final MessageDigest sha256 = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    public void on(RoadLine line) {
        byte[] row = new byte[KEY_BYTES + HASH_BYTES];
        ByteBuffer.wrap(row)
                .putLong(line.place())
                .putInt(line.stage())
                .putInt(rows.size())
                .put(sha256.digest(line.bytes()));
        rows.add(row);
    }

    /** Of what came so far. */
    public Digest digest() {
        rows.sort(Arrays::compareUnsigned);
        rows.forEach(row -> sha256.update(row, KEY_BYTES, HASH_BYTES));
        return new Digest(HexFormat.of().formatHex(sha256.digest()), rows.size());
    }
}
