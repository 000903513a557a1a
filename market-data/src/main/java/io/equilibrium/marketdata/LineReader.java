package io.equilibrium.marketdata;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

/** Lines of a text file, plain, gzip or zip, empty ones left out; holds one buffer, whatever the file's size. */
final class LineReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 24;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Path file;
    private final MessageDigest digest;
    private final InputStream in;
    private final String packing;
    private final Line line = new Line();
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long number;
    private boolean ended;
    private boolean cut;
    private boolean terminated;

    private LineReader(Path file, boolean digested, LongConsumer bytesRead) {
        this.file = file;
        this.digest = sha256();
        Content content = Content.open(file, bytesRead);
        this.packing = content.packing().title();
        this.in = digested ? new DigestInputStream(content.in(), digest) : content.in();
    }

    static LineReader open(Path file) {
        return new LineReader(file, false, bytes -> {});
    }

    /** Reads the content's SHA-256 along, which costs time; tells of the file's bytes as they are read. */
    static LineReader digesting(Path file, LongConsumer bytesRead) {
        return new LineReader(file, true, bytesRead);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Goes to the next line that is not empty; false at the end. */
    boolean advance() {
        do {
            if (!advanceToAny()) {
                return false;
            }
        } while (line.isEmpty());
        return true;
    }

    private boolean advanceToAny() {
        int scan = at;
        while (true) {
            for (; scan < end; scan++) {
                if (buffer[scan] == '\n') {
                    return take(scan, scan + 1, true);
                }
            }
            if (ended) {
                return at < end && take(end, end, false);
            }
            scan -= fill();
        }
    }

    private boolean take(int lineEnd, int next, boolean whole) {
        if (number == 0 && Arrays.equals(buffer, at, Math.min(at + 3, lineEnd), BYTE_ORDER_MARK, 0, 3)) {
            at += 3;
        }
        line.set(buffer, at, lineEnd);
        at = next;
        terminated = whole;
        number++;
        return true;
    }

    /** Makes room, reads on, and tells by how much the unread bytes moved. */
    private int fill() {
        int moved = at;
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= moved;
        at = 0;
        if (end == buffer.length) {
            if (end >= LONGEST) {
                throw new MarketDataException(file, number + 1, "line is longer than " + LONGEST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int read = read();
        ended = read < 0;
        end += Math.max(read, 0);
        return moved;
    }

    private int read() {
        try {
            return in.read(buffer, end, buffer.length - end);
        } catch (EOFException truncated) {
            cut = true;
            return -1;
        } catch (ZipException damaged) {
            throw new MarketDataException(file, number + 1, packing + " cannot be read: " + Content.reason(damaged));
        } catch (IOException unreadable) {
            throw new MarketDataException(file, number + 1, "cannot be read: " + Content.reason(unreadable));
        }
    }

    Line line() {
        return line;
    }

    /** The line's number, from 1. */
    long number() {
        return number;
    }

    /** Whether the line had its end. */
    boolean isTerminated() {
        return terminated;
    }

    /** Whether the packed stream ended before its end. */
    boolean isCut() {
        return cut;
    }

    /** That it did, in words. */
    String cutText() {
        return packing + " is cut off";
    }

    /** Of all that was read so far, unpacked; in hexadecimal digits. */
    String contentHash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException unclosed) {
            throw new MarketDataException(file, "cannot be closed: " + Content.reason(unclosed));
        }
    }
}
