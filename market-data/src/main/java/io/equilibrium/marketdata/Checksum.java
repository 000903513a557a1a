package io.equilibrium.marketdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the venue's {@code NAME.CHECKSUM} beside {@code NAME} says: SHA-256 in hexadecimal digits, and name. */
public record Checksum(String sha256, String name) {
    /** What such a file's name ends with. */
    public static final String SUFFIX = ".CHECKSUM";

    private static final Pattern SHAPE = Pattern.compile("([0-9a-fA-F]{64})[ \\t]+\\*?(\\S+)\\s*");

    /** The file beside a file. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /**
     * Reads what such a file says of another.
     *
     * @throws MarketDataException naming the CHECKSUM file, if it says nothing or speaks of something else
     */
    public static Checksum parse(Path file, String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new MarketDataException(beside(file), "holds no SHA-256 and name");
        }
        Checksum checksum = new Checksum(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        if (!checksum.name.equals(String.valueOf(file.getFileName()))) {
            throw new MarketDataException(beside(file), "is of " + checksum.name + ", not of " + file.getFileName());
        }
        return checksum;
    }

    /** What lies beside a file; none where nothing does. */
    public static Optional<Checksum> of(Path file) {
        Path beside = beside(file);
        if (!Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(file, Files.readString(beside, StandardCharsets.ISO_8859_1)));
        } catch (IOException unreadable) {
            throw new MarketDataException(beside, "cannot be read: " + Content.reason(unreadable));
        }
    }

    /**
     * Returns if the file is what its CHECKSUM says, or has none.
     *
     * @throws MarketDataException if it is something else
     */
    static void refuseUnlessSound(Path file) {
        if (Files.isRegularFile(file)) {
            of(file).ifPresent(checksum -> checksum.refuseUnlessOf(file));
        }
    }

    private void refuseUnlessOf(Path file) {
        String found = sha256(file);
        if (!found.equals(sha256)) {
            throw new MarketDataException(file, "is not what its CHECKSUM says: SHA-256 " + found + ", not " + sha256);
        }
    }

    /** Lays beside a file what it is, whole or not at all. */
    static void write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + SUFFIX + ".part");
        Files.writeString(part, sha256(file) + "  " + file.getFileName() + "\n");
        Files.move(part, beside(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Of a file's bytes, in hexadecimal digits. */
    public static String sha256(Path file) {
        MessageDigest digest = LineReader.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            throw new MarketDataException(file, "cannot be read: " + Content.reason(unreadable));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
