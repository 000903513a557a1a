package io.equilibrium.contract;

/** What this partition holds of the run through this place is before this record; said where a partition has fallen silent. */
public record Reached(RunId run, long place) implements TapeEvent {
    @Override
    public String symbol() {
        return EVERY_SYMBOL;
    }
}
