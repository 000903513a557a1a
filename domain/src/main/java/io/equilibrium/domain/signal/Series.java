package io.equilibrium.domain.signal;

import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import java.util.ArrayList;
import java.util.List;

/** One open series: its resolved bets and the bet that waits for the next step. */
final class Series {
    private final long openedAtSequence;
    private final int segment;
    private final Behaviour behaviour;
    private final int continuations;
    private final SeriesRule rule;
    private final List<BetResolved> resolved = new ArrayList<>();
    private Step decidedAt;

    Series(Step openedAt, Behaviour behaviour, int continuations, SeriesRule rule) {
        this(openedAt.sequence(), behaviour, continuations, rule, openedAt, List.of());
    }

    Series(
            long openedAtSequence,
            Behaviour behaviour,
            int continuations,
            SeriesRule rule,
            Step decidedAt,
            List<BetResolved> resolved) {
        this.openedAtSequence = openedAtSequence;
        this.segment = decidedAt.segment();
        this.behaviour = behaviour;
        this.continuations = continuations;
        this.rule = rule;
        this.decidedAt = decidedAt;
        this.resolved.addAll(resolved);
    }

    boolean isOf(int otherSegment) {
        return segment == otherSegment;
    }

    /** The bet on the step after the last one. */
    Bet bet() {
        double fair =
                behaviour == Behaviour.CONTINUATION ? decidedAt.fairContinuation() : 1 - decidedAt.fairContinuation();
        return new Bet(decidedAt.symbol(), openedAtSequence, resolved.size() + 1, behaviour, fair, decidedAt);
    }

    BetResolved resolve(Step step, BehaviourBit bit) {
        BetResolved bet = new BetResolved(bet(), step, bit.behaviour() == behaviour);
        resolved.add(bet);
        decidedAt = step;
        return bet;
    }

    boolean isOver() {
        int won = (int) resolved.stream().filter(BetResolved::won).count();
        return rule.endsAfter(resolved.size(), won);
    }

    /** Whether there is another bet should the next step continue. */
    boolean goesOn() {
        int won = (int) resolved.stream().filter(BetResolved::won).count();
        return !rule.endsAfter(resolved.size() + 1, won + (behaviour == Behaviour.CONTINUATION ? 1 : 0));
    }

    SeriesEnded ended() {
        return new SeriesEnded(decidedAt.symbol(), openedAtSequence, behaviour, continuations, rule, resolved);
    }

    long openedAtSequence() {
        return openedAtSequence;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    int continuations() {
        return continuations;
    }

    Step decidedAt() {
        return decidedAt;
    }

    List<BetResolved> resolved() {
        return resolved;
    }
}
