package io.equilibrium.gateway;

import io.equilibrium.contract.RunId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A run that may be written: its entry in the ledger, whether it is there already, and which runs it puts an end to. */
public record Admission(RunEntry entry, boolean known, List<RunEntry> abandoned) {
    public Admission {
        abandoned = List.copyOf(abandoned);
    }

    public boolean isWhole() {
        return entry.state() == RunEntry.State.WHOLE;
    }

    /**
     * Admits a run, given as it would be begun now.
     *
     * @param abandon another run, that has begun and may be given up
     * @throws ReplayRefusedException if the run is not what it was, or another goes on
     */
    public static Admission of(RunEntry wanted, Collection<RunEntry> ledger, Optional<RunId> abandon) {
        Optional<RunEntry> known = ledger.stream()
                .filter(entry -> entry.run().equals(wanted.run()))
                .findAny();
        if (known.isPresent()) {
            refuseOther(wanted, known.get());
        }
        if (known.isPresent() && known.get().state() == RunEntry.State.WHOLE) {
            return new Admission(known.get(), true, List.of());
        }
        List<RunEntry> goingOn = ledger.stream()
                .filter(entry ->
                        entry.state() == RunEntry.State.BEGUN && !entry.run().equals(wanted.run()))
                .toList();
        goingOn.forEach(other -> refuseBeside(other.run(), abandon));
        return new Admission(
                known.orElse(wanted),
                known.isPresent(),
                goingOn.stream()
                        .map(other -> other.as(RunEntry.State.ABANDONED))
                        .toList());
    }

    private static void refuseOther(RunEntry wanted, RunEntry known) {
        String run = "run " + known.run();
        if (!wanted.contentHash().equals(known.contentHash())) {
            throw new ReplayRefusedException(run + " was begun with other content: files, symbols, path or span have"
                    + " changed since, and what they are now needs another run id");
        }
        if (wanted.markIntervalMicros() != known.markIntervalMicros()) {
            throw new ReplayRefusedException(run + " was begun with a mark every " + interval(known) + ", not "
                    + interval(wanted) + ", and cannot change that");
        }
        if (known.state() == RunEntry.State.ABANDONED) {
            throw new ReplayRefusedException(
                    run + " was given up for another, and needs another run id to be repeated");
        }
        if (known.state() == RunEntry.State.BEGUN && wanted.partitions() != known.partitions()) {
            throw new ReplayRefusedException(run + " was begun on " + known.partitions()
                    + " partitions of ticks, which has " + wanted.partitions() + " now, and cannot be gone on with");
        }
    }

    private static Duration interval(RunEntry entry) {
        return Duration.of(entry.markIntervalMicros(), ChronoUnit.MICROS);
    }

    private static void refuseBeside(RunId other, Optional<RunId> abandon) {
        if (!abandon.equals(Optional.of(other))) {
            throw new ReplayRefusedException("run " + other + " has begun and not ended, and another gateway may be"
                    + " writing it: wait for its end, go on with it, or set EQUILIBRIUM_REPLAY_ABANDON=" + other
                    + " (replay --abandon) to give it up");
        }
    }
}
