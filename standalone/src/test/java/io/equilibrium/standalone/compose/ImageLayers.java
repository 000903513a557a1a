package io.equilibrium.standalone.compose;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Images as {@code docker save} writes them, unpacked: each layer is a file, with what a later layer hides still in it. */
final class ImageLayers {
    private static final int CHUNK = 1 << 20;

    private ImageLayers() {}

    /** Those of the words that stand in any file of the folder. */
    static Set<String> found(Path folder, List<String> words) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = plain(file)) {
                    found.addAll(found(in, words));
                }
            }
        }
        return found;
    }

    private static InputStream plain(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in) : in;
    }

    // Chunks overlap by the longest word, so that none is cut in two.
    private static Set<String> found(InputStream in, List<String> words) throws IOException {
        Set<String> found = new TreeSet<>();
        int longest = words.stream().mapToInt(String::length).max().orElse(0);
        byte[] kept = new byte[0];
        for (byte[] read = in.readNBytes(CHUNK); read.length > 0; read = in.readNBytes(CHUNK)) {
            // One byte is one character, so that bytes of any kind are searched as text.
            String text = new String(kept, StandardCharsets.ISO_8859_1) + new String(read, StandardCharsets.ISO_8859_1);
            words.stream().filter(text::contains).forEach(found::add);
            kept = text.substring(Math.max(0, text.length() - longest)).getBytes(StandardCharsets.ISO_8859_1);
        }
        return found;
    }
}
