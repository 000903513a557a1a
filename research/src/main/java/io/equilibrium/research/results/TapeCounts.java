package io.equilibrium.research.results;

/** What one symbol's tape came to: ticks accepted, duplicates dropped, segments begun. */
public record TapeCounts(long ticks, long duplicates, long segments) {
    public static final TapeCounts NONE = new TapeCounts(0, 0, 0);

    public TapeCounts plus(TapeCounts other) {
        return new TapeCounts(ticks + other.ticks, duplicates + other.duplicates, segments + other.segments);
    }
}
