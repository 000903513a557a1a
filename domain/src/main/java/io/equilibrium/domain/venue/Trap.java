package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Optional;

/** Where a resting entry waits, and from when on it is taken back since the price has come there or gone too far. */
final class Trap {
    static final long NEVER = Long.MAX_VALUE;

    private final BracketOrder order;
    private final Entry.Trap at;
    private final Latencies latencies;
    private long endsAtMicros = NEVER;
    private ExpiryReason because = ExpiryReason.LEVEL_MOVED;

    Trap(BracketOrder order, Entry.Trap at, Latencies latencies) {
        this.order = order;
        this.at = at;
        this.latencies = latencies;
    }

    long levelE8() {
        return at.levelE8();
    }

    /** Whether it trades the way that the price comes; else it waits for the price as a limit. */
    boolean isStop() {
        return !order.isRestingLimit();
    }

    /** Below it, until the price comes or goes, nothing concerns it; nor above {@link #quietBelowE8}. */
    long quietAboveE8() {
        return Math.min(at.levelE8(), at.givenUpE8());
    }

    long quietBelowE8() {
        return Math.max(at.levelE8(), at.givenUpE8());
    }

    /** From when on the venue has it no more, and why. */
    long endsAtMicros() {
        return endsAtMicros;
    }

    ExpiryReason because() {
        return because;
    }

    /** Looks at the market's newest move: the first time that the price comes, or has gone too far, ends it; tells if this did. */
    boolean see(Tape tape) {
        if (endsAtMicros != NEVER) {
            return false;
        }
        long came = comesAtMicros(tape, order.decidedAtMicros());
        long away = isAtMicros(tape, at.givenUpE8(), -at.sign(), order.decidedAtMicros());
        if (came != NEVER || away != NEVER) {
            endsAtMicros = latencies.withdrawsAtMicros(order.orderId(), Math.min(came, away));
            because = came <= away ? ExpiryReason.LEVEL_MOVED : ExpiryReason.RAN_AWAY;
        }
        return endsAtMicros != NEVER;
    }

    /** When in the newest move, from a time on, the price is at the level or beyond it. */
    long comesAtMicros(Tape tape, long sinceMicros) {
        return isAtMicros(tape, at.levelE8(), at.sign(), sinceMicros);
    }

    private static long isAtMicros(Tape tape, long priceE8, int sign, long sinceMicros) {
        if (tape.move() == Move.JUMP) {
            return isAt(tape.priceE8(), priceE8, sign) ? tape.timeMicros() : NEVER;
        }
        long since = Math.clamp(sinceMicros, tape.fromTimeMicros(), tape.timeMicros());
        if (isAt(tape.priceAtE8(since), priceE8, sign)) {
            return since;
        }
        return isAt(tape.priceE8(), priceE8, sign) ? Math.max(since, tape.reachedAtMicros(priceE8)) : NEVER;
    }

    private static boolean isAt(long priceE8, long levelE8, int sign) {
        return sign > 0 ? priceE8 >= levelE8 : priceE8 <= levelE8;
    }

    /** Why the venue does not let it rest when it comes there at a price; nothing if it does. */
    Optional<RejectReason> refusal(long priceE8, Quote quote) {
        if (isStop()) {
            return isAt(priceE8, at.levelE8(), at.sign())
                    ? Optional.of(RejectReason.WOULD_TRIGGER_AT_ONCE)
                    : Optional.empty();
        }
        boolean crosses = !quote.isNone()
                && isAt(order.side() == Side.SELL ? quote.bidE8() : quote.askE8(), at.levelE8(), at.sign());
        return crosses || isAt(priceE8, at.levelE8(), at.sign())
                ? Optional.of(RejectReason.WOULD_TAKE)
                : Optional.empty();
    }

    void save(StateWriter state) {
        state.putLong(endsAtMicros).putEnum(because);
    }

    void restore(StateReader state) {
        endsAtMicros = state.getLong();
        because = state.getEnum(ExpiryReason.class);
    }
}
