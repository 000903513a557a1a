package io.equilibrium.research.fetch;

import java.util.List;

/** What a fetch came to: how many files of the archive it brought, how many were there before, and what the venue has not. */
record Fetched(Dataset dataset, int brought, int before, List<String> absent) {
    Fetched {
        absent = List.copyOf(absent);
    }

    boolean isNothing() {
        return brought + before == 0;
    }

    /** As one line. */
    String text() {
        String files = brought == 1 ? " file" : " files";
        String found = dataset.title() + ": " + brought + files + " fetched, " + before + " there before";
        return absent.isEmpty() ? found : found + "; the venue has nothing of " + Stretches.of(absent);
    }
}
