package io.equilibrium.domain.venue;

import static io.equilibrium.domain.venue.NaiveVenue.between;
import static io.equilibrium.domain.venue.NaiveVenue.e8;
import static io.equilibrium.domain.venue.NaiveVenue.when;

import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.venue.NaiveVenue.Deal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A resting entry, found again: prices seen from below, a market that falls to its level being turned upside down. */
final class NaiveTrap {
    private static final long NEVER = Long.MAX_VALUE;

    private final NaiveVenue venue;
    private final boolean rises;
    private final BigDecimal level;
    private final BigDecimal far;
    private final long actsAt;
    private final long flattenAt;
    private final NaiveVenue.Queued queued;
    private BigDecimal rest;
    private boolean rests;
    private long takenBackAt = NEVER;
    private boolean wasTaken;
    final boolean stop;
    boolean over;

    NaiveTrap(NaiveVenue venue, Entry.Trap at, long actsAt, long flattenAt) {
        this.venue = venue;
        this.rises = at.levelE8() > at.givenUpE8();
        this.level = e8(at.levelE8());
        this.far = e8(at.givenUpE8());
        this.actsAt = actsAt;
        this.flattenAt = flattenAt;
        this.stop = (venue.order().side() == Side.BUY) == rises;
        this.queued = venue.new Queued(venue.order().side() == Side.SELL, level);
        this.rest = e8(venue.order().quantityE8());
    }

    /** One move, from a price and time to another. */
    @Nullable
    Deal move(Tick tick, boolean line, BigDecimal p0, BigDecimal p1, long from, long time) {
        long decided = venue.order().decidedAtMicros();
        wasTaken = takenBackAt != NEVER;
        if (!wasTaken) {
            long came = first(line, p0, p1, from, time, decided, true);
            long away = first(line, p0, p1, from, time, decided, false);
            if (came != NEVER || away != NEVER) {
                takenBackAt = venue.settings()
                        .latencies()
                        .withdrawsAtMicros(venue.order().orderId(), Math.min(came, away));
            }
        }
        long end = Math.min(takenBackAt, flattenAt);
        if (!rests && actsAt <= time && actsAt < end) {
            BigDecimal met = line ? between(p0, p1, from, time, Math.max(actsAt, from)) : actsAt < time ? p0 : p1;
            boolean crossed = !stop
                    && venue.hasQuote(tick)
                    && (rises
                            ? e8(tick.quote().bidE8()).compareTo(level) >= 0
                            : e8(tick.quote().askE8()).compareTo(level) <= 0);
            if (hasCome(met) || crossed) {
                over = true;
                return null;
            }
            rests = true;
            queued.join(tick);
        }
        Deal deal =
                rests ? (stop ? trigger(tick, line, p0, p1, from, time) : fill(tick, line, p0, p1, from, time)) : null;
        over |= time >= end || rest.signum() == 0;
        return deal;
    }

    private @Nullable Deal trigger(Tick tick, boolean line, BigDecimal p0, BigDecimal p1, long from, long time) {
        long at = first(line, p0, p1, from, time, actsAt, true);
        if (at == NEVER || at >= flattenAt || (wasTaken ? at >= takenBackAt : at > takenBackAt)) {
            return null;
        }
        over = true;
        return venue.triggered(tick, line, line ? level : p1, at);
    }

    private @Nullable Deal fill(Tick tick, boolean line, BigDecimal p0, BigDecimal p1, long from, long time) {
        long at = line && queued.isThrough(p1) ? first(true, p0, p1, from, time, actsAt, true) : time;
        BigDecimal comes = queued.comes(tick, line, rest);
        if (comes.signum() == 0 || at >= flattenAt || (wasTaken ? at >= takenBackAt : at > takenBackAt)) {
            return null;
        }
        rest = rest.subtract(comes);
        return NaiveVenue.deal(Leg.ENTRY, comes, level, at);
    }

    // When the price is first at the level, or where it is too far, from a time on.
    private long first(boolean line, BigDecimal p0, BigDecimal p1, long from, long time, long since, boolean near) {
        if (!line) {
            return near ? (hasCome(p1) ? time : NEVER) : isFar(p1) ? time : NEVER;
        }
        long begin = Math.max(since, from);
        BigDecimal then = between(p0, p1, from, time, begin);
        if (near ? hasCome(then) : isFar(then)) {
            return begin;
        }
        return (near ? hasCome(p1) : isFar(p1)) ? Math.max(begin, when(p0, p1, from, time, near ? level : far)) : NEVER;
    }

    private boolean hasCome(BigDecimal price) {
        return rises ? price.compareTo(level) >= 0 : price.compareTo(level) <= 0;
    }

    private boolean isFar(BigDecimal price) {
        return rises ? price.compareTo(far) <= 0 : price.compareTo(far) >= 0;
    }
}
