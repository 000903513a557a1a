package io.equilibrium.standalone.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many runs a data folder has seen, so that each has an id of its own. */
final class Attempts {
    private Attempts() {}

    /**
     * The next run's number, from 1.
     *
     * @throws IOException if the folder's count cannot be read or written
     */
    static int next(Path data) throws IOException {
        Path file = data.resolve("runs.count");
        int next = 1;
        if (Files.exists(file)) {
            try {
                next = Integer.parseInt(Files.readString(file).strip()) + 1;
            } catch (NumberFormatException damaged) {
                throw new IOException(file + " must hold the number of runs so far", damaged);
            }
        }
        Files.writeString(file, next + System.lineSeparator());
        return next;
    }
}
