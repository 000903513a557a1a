package io.equilibrium.marketdata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files for tests. */
final class Text {
    static final String HEADER = "open_time_ms,open,high,low,close,volume";

    private Text() {}

    static Path file(Path folder, String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    static Path gzip(Path folder, String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), gzip(String.join("\n", lines) + "\n"));
    }

    static Path cutGzip(Path folder, String name, int missingBytes, String... lines) throws IOException {
        byte[] whole = gzip(String.join("\n", lines) + "\n");
        return Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length - missingBytes));
    }

    /** An archive of one file, which is named as the archive. */
    static Path zip(Path folder, String name, String... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
            zip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    /** What the venue lays beside a file. */
    static Path checksum(Path file, String text) throws IOException {
        return Files.writeString(file.resolveSibling(file.getFileName() + ".CHECKSUM"), text);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A row of a bar of 15 minutes, counted from 2024-01-01. */
    static String bar(int index) {
        return 1_704_067_200_000L + index * 900_000L + ",100,110.5,90,105,8";
    }
}
