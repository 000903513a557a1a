package io.equilibrium.domain.signal;

import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.window.Behaviour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the signal engine has to say at a step, in this order. */
public sealed interface SignalEvent {
    String symbol();

    /** The time of the step at which it was said. */
    long timeMicros();

    /** The step's sequence. */
    long sequence();

    /** The step resolved the open bet. */
    record BetResolved(Bet bet, Step resolvedAt, boolean won) implements SignalEvent {
        @Override
        public String symbol() {
            return bet.symbol();
        }

        @Override
        public long timeMicros() {
            return resolvedAt.timeMicros();
        }

        @Override
        public long sequence() {
            return resolvedAt.sequence();
        }
    }

    /** A series ended; one that a hole cut off is never told of. */
    record SeriesEnded(
            String symbol,
            long openedAtSequence,
            Behaviour behaviour,
            int continuations,
            SeriesRule rule,
            List<BetResolved> bets)
            implements SignalEvent {
        public SeriesEnded {
            bets = List.copyOf(bets);
        }

        public int betsWon() {
            return (int) bets.stream().filter(BetResolved::won).count();
        }

        /** More bets won than lost. */
        public boolean won() {
            return 2 * betsWon() > bets.size();
        }

        @Override
        public long timeMicros() {
            return bets.getLast().timeMicros();
        }

        @Override
        public long sequence() {
            return bets.getLast().sequence();
        }
    }

    /**
     * A bet on the next step was opened; {@code continuations} is the count that opened its series, of the bits that its
     * governor then went by; {@code goesOn} is whether the series has another bet should the next step go the way of this one.
     * Messages of earlier versions have no evidence, and do not go on.
     */
    record BetOpened(Bet bet, int continuations, @Nullable Evidence evidence, boolean goesOn) implements SignalEvent {
        @Override
        public String symbol() {
            return bet.symbol();
        }

        @Override
        public long timeMicros() {
            return bet.decidedAt().timeMicros();
        }

        @Override
        public long sequence() {
            return bet.decidedAt().sequence();
        }
    }
}
