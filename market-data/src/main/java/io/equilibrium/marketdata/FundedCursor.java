package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A market's ticks, and each funding right before its symbol's first tick at or after its time. What falls due before a
 * symbol's first tick or after its last is none of its tape.
 */
final class FundedCursor implements EventCursor {
    private final TickCursor ticks;
    private final Map<String, Due> due = new HashMap<>();
    private @Nullable MarketEvent event;
    private @Nullable Tick held;

    /** The fundings of one symbol that are still to come. */
    private static final class Due {
        private final Iterator<Funding> all;
        private @Nullable Funding next;
        private boolean begun;

        Due(List<Funding> fundings) {
            all = fundings.iterator();
            pass();
        }

        private void pass() {
            next = all.hasNext() ? all.next() : null;
        }

        private boolean isDueAt(Tick tick) {
            return next != null && next.eventTimeMicros() <= tick.eventTimeMicros();
        }

        @Nullable
        Funding before(Tick tick) {
            while (!begun && isDueAt(tick)) {
                pass();
            }
            begun = true;
            Funding now = isDueAt(tick) ? next : null;
            if (now != null) {
                pass();
            }
            return now;
        }
    }

    FundedCursor(TickCursor ticks, List<FundingFile> files) {
        this.ticks = ticks;
        Map<String, List<Funding>> bySymbol = new HashMap<>();
        files.forEach(file -> bySymbol.computeIfAbsent(file.symbol(), symbol -> new ArrayList<>())
                .addAll(file.fundings()));
        bySymbol.forEach((symbol, fundings) -> due.put(symbol, new Due(fundings)));
    }

    @Override
    public boolean advance() {
        if (held == null) {
            if (!ticks.advance()) {
                return false;
            }
            held = ticks.tick();
        }
        Due of = due.get(held.symbol());
        Funding funding = of == null ? null : of.before(held);
        if (funding != null) {
            event = funding;
        } else {
            event = held;
            held = null;
        }
        return true;
    }

    @Override
    public MarketEvent event() {
        return Objects.requireNonNull(event);
    }

    @Override
    public void close() {
        ticks.close();
    }
}
