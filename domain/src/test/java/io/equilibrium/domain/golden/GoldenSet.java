package io.equilibrium.domain.golden;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where golden vectors lie: the seeded ones among the test resources, the real ones beside the checkout, if at all. */
public enum GoldenSet {
    SYNTHETIC,
    REAL;

    private static final String REAL_FOLDER = "shared/golden/real";
    private static final int LEVELS = 6;

    /** A table of this set; a real one that is absent skips the test and says so. */
    GoldenTable table(String name) {
        try {
            return GoldenTable.read(folder().resolve(name + ".csv.gz"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path folder() {
        return switch (this) {
            case SYNTHETIC -> synthetic();
            case REAL -> real();
        };
    }

    private static Path synthetic() {
        try {
            URI bars = Objects.requireNonNull(GoldenSet.class.getResource("/golden/bars.csv.gz"))
                    .toURI();
            return Objects.requireNonNull(Path.of(bars).getParent());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path real() {
        Path at = Path.of("").toAbsolutePath();
        for (int level = 0; level < LEVELS && at != null; level++) {
            Path found = at.resolve(REAL_FOLDER);
            if (Files.isDirectory(found)) {
                return found;
            }
            at = at.getParent();
        }
        return abort("skipped: no folder " + REAL_FOLDER + " beside the checkout, so no real vectors to hold against");
    }
}
