package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's steps and signals in the pipeline's order: each step, then what was signalled at it. A record is handed on
 * once the other topic is known to hold nothing before it, so every interleaving gives the same order. Progress, and the
 * run's start and end, are handed on when both topics have reached them.
 */
final class SymbolMerge {
    private static final long NOTHING = Long.MIN_VALUE;

    private final String symbol;
    private final Lane steps = new Lane(2);
    private final Lane signals = new Lane(0);
    private @Nullable RunId run;
    private long handedThrough = NOTHING;
    private boolean held;

    SymbolMerge(String symbol) {
        this.symbol = symbol;
    }

    Lane steps() {
        return steps;
    }

    Lane signals() {
        return signals;
    }

    /** Whether its next step waits for the venue. */
    boolean isHeld() {
        return held;
    }

    /** The next message that nothing can come before, and no step that must wait; empty when there is none yet. */
    Optional<Read> next(Predicate<Message.Stepped> isAnswered) {
        held = false;
        for (Optional<Read> passed = pass(); passed.isPresent(); passed = pass()) {
            Optional<Read> covered = covered(passed.get());
            if (covered.isPresent()) {
                return covered;
            }
        }
        if (steps.head() instanceof Place.Start && signals.head() instanceof Place.Start) {
            return Optional.of(start());
        }
        if (steps.head() instanceof Place.End && signals.head() instanceof Place.End) {
            signals.take();
            return Optional.of(steps.take());
        }
        if (steps.head() instanceof Place.At step && signals.isBeyond(step)) {
            held = steps.headMessage() instanceof Message.Stepped stepped && !isAnswered.test(stepped);
            return held ? Optional.empty() : Optional.of(steps.take());
        }
        if (signals.head() instanceof Place.At signal && steps.isBeyond(signal)) {
            return Optional.of(signals.take());
        }
        return Optional.empty();
    }

    private Optional<Read> pass() {
        return steps.takePassing().or(signals::takePassing);
    }

    private Optional<Read> covered(Read last) {
        Place.Through both =
                steps.through().tradeId() < signals.through().tradeId() ? steps.through() : signals.through();
        if (both.tradeId() <= handedThrough) {
            return Optional.empty();
        }
        handedThrough = both.tradeId();
        return Optional.of(new Read(
                last.source(), new Message.Progress(last.message().run(), symbol, both.tradeId(), both.timeMicros())));
    }

    private Read start() {
        Read ofSteps = steps.start();
        RunId ofSignals = signals.start().message().run();
        if (!ofSteps.message().run().equals(ofSignals)) {
            throw new IllegalStateException(symbol + ": steps go on with run "
                    + ofSteps.message().run() + ", signals with run " + ofSignals
                    + "; both topics must hold the same runs");
        }
        run = ofSignals;
        handedThrough = NOTHING;
        return ofSteps;
    }

    void save(StateWriter state) {
        state.putString(run == null ? "" : run.toString()).putLong(handedThrough);
        steps.save(state);
        signals.save(state);
    }

    void restore(StateReader state) {
        String stored = state.getString();
        run = stored.isEmpty() ? null : RunId.parse(stored);
        handedThrough = state.getLong();
        steps.restore(state, run);
        signals.restore(state, run);
    }
}
