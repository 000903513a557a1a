package io.equilibrium.marketdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** What a file holds, unpacked: as it is, out of gzip, or the one file of a zip archive. */
record Content(InputStream in, Packing packing) {
    /** Told by a file's first bytes. */
    enum Packing {
        PLAIN("file"),
        GZIP("gzip"),
        ZIP("zip");

        private final String title;

        Packing(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        private static Packing of(byte[] magic) {
            if (magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
                return GZIP;
            }
            return magic.length == 2 && magic[0] == 'P' && magic[1] == 'K' ? ZIP : PLAIN;
        }
    }

    private static final int BUFFER = 1 << 16;

    /** Tells of the file's bytes, packed as they are, as they are read. */
    static Content open(Path file, LongConsumer bytesRead) {
        Packing packing = packing(file);
        try {
            if (packing == Packing.ZIP) {
                refuseUnlessOne(file);
            }
            InputStream raw = new CountedInput(Files.newInputStream(file), bytesRead);
            try {
                return new Content(unpacked(file, raw, packing), packing);
            } catch (IOException | MarketDataException damaged) {
                raw.close();
                throw damaged;
            }
        } catch (IOException damaged) {
            throw new MarketDataException(file, packing.title() + " cannot be read: " + reason(damaged));
        }
    }

    private static Packing packing(Path file) {
        if (Files.isDirectory(file)) {
            throw new MarketDataException(file, "is a folder");
        }
        try (InputStream raw = Files.newInputStream(file)) {
            byte[] magic = raw.readNBytes(2);
            if (magic.length == 0) {
                throw new MarketDataException(file, "file is empty");
            }
            return Packing.of(magic);
        } catch (NoSuchFileException missing) {
            throw new MarketDataException(file, "no such file");
        } catch (IOException unreadable) {
            throw new MarketDataException(file, "cannot be read: " + reason(unreadable));
        }
    }

    private static InputStream unpacked(Path file, InputStream raw, Packing packing) throws IOException {
        return switch (packing) {
            case PLAIN -> raw;
            case GZIP -> new GZIPInputStream(raw, BUFFER);
            case ZIP -> only(file, new ZipInputStream(raw));
        };
    }

    /** Read as a stream, which checks the sum of what it unpacks; the list at the archive's end has been checked. */
    private static InputStream only(Path file, ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            throw new MarketDataException(file, "zip cannot be read: its file is not where its list says");
        }
        return zip;
    }

    private static void refuseUnlessOne(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long files = zip.stream().filter(entry -> !entry.isDirectory()).count();
            if (files != 1) {
                throw new MarketDataException(file, "zip holds " + files + " files instead of one");
            }
        }
    }

    static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
