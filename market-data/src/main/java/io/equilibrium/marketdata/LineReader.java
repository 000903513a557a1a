package io.equilibrium.marketdata;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Lines of a text file, plain or gzip, empty ones left out; holds one buffer, whatever the file's size. */
final class LineReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 24;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Path file;
    private final MessageDigest digest;
    private final InputStream in;
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
        InputStream content = content(file, bytesRead);
        this.in = digested ? new DigestInputStream(content, digest) : content;
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

    private static InputStream content(Path file, LongConsumer bytesRead) {
        try {
            if (Files.isDirectory(file)) {
                throw new MarketDataException(file, "is a folder");
            }
            byte[] magic = magic(file);
            if (magic.length == 0) {
                throw new MarketDataException(file, "file is empty");
            }
            if (magic.length == 2 && magic[0] == 'P' && magic[1] == 'K') {
                throw new MarketDataException(file, "is a zip archive: unpack it first");
            }
            boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
            InputStream raw = new CountedInput(Files.newInputStream(file), bytesRead);
            return gzip ? unpacked(raw) : raw;
        } catch (NoSuchFileException missing) {
            throw new MarketDataException(file, "no such file");
        } catch (EOFException | ZipException damaged) {
            throw new MarketDataException(file, "gzip cannot be read: " + reason(damaged));
        } catch (IOException unreadable) {
            throw new MarketDataException(file, "cannot be read: " + reason(unreadable));
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (IOException damaged) {
            raw.close();
            throw damaged;
        }
    }

    private static byte[] magic(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            return raw.readNBytes(2);
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
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
            throw new MarketDataException(file, number + 1, "gzip cannot be read: " + reason(damaged));
        } catch (IOException unreadable) {
            throw new MarketDataException(file, number + 1, "cannot be read: " + reason(unreadable));
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

    /** Whether the gzip stream ended before its end. */
    boolean isCut() {
        return cut;
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
            throw new MarketDataException(file, "cannot be closed: " + reason(unclosed));
        }
    }
}
