package io.equilibrium.domain.risk;

import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that an account's gate remembers. */
final class RiskBook {
    static final long NEVER = Long.MIN_VALUE;
    private static final long MINUTE = 60_000_000L;

    /** A symbol's first and newest event times, the last step that it bet on, and its last mark, null before the first. */
    record Seen(
            long firstMicros,
            long timeMicros,
            long betSequence,
            @Nullable Mark mark) {
        static final Seen NOTHING = new Seen(NEVER, NEVER, 0, null);

        Seen at(long micros) {
            return new Seen(
                    firstMicros == NEVER ? micros : firstMicros, Math.max(timeMicros, micros), betSequence, mark);
        }

        Seen marked(Mark newMark) {
            return new Seen(firstMicros, timeMicros, betSequence, newMark);
        }

        Seen betOn(long sequence) {
            return new Seen(firstMicros, timeMicros, Math.max(betSequence, sequence), mark);
        }

        /** How old the last mark is; before the first, how long one has been waited for. */
        long markAgeMicros(long nowMicros) {
            long since = mark == null ? firstMicros : mark.timeMicros();
            return since == NEVER ? 0 : nowMicros - since;
        }
    }

    private final Map<Scope, ScopedRisk> scopes = new TreeMap<>();
    private final Exposure exposure = new Exposure();
    private final Comovement comovement = new Comovement();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Set<String> paused = new TreeSet<>();
    private final Deque<Long> approvals = new ArrayDeque<>();
    private final Map<String, Long> changed = new TreeMap<>();
    private final Epoch epoch = new Epoch();
    private final RiskSettings configured;
    private RiskSettings settings;
    private long clockMicros = NEVER;

    RiskBook(RiskSettings settings) {
        this.configured = settings;
        this.settings = settings;
        scoped(Scope.ACCOUNT);
        for (Behaviour bet : Behaviour.values()) {
            scoped(Scope.strategy(bet));
        }
    }

    ScopedRisk scoped(Scope scope) {
        ScopedRisk known = scopes.get(scope);
        if (known == null) {
            long startE8 = settings.startEquityE8();
            known = new ScopedRisk(new Account(startE8), new CircuitBreaker(scope, settings.breaker(), startE8, epoch));
            scopes.put(scope, known);
        }
        return known;
    }

    Collection<ScopedRisk> scopes() {
        return scopes.values();
    }

    Seen seen(String symbol) {
        return seen.getOrDefault(symbol, Seen.NOTHING);
    }

    void see(String symbol, Seen now) {
        seen.put(symbol, now);
    }

    /** Time never goes back. */
    long passed(long micros) {
        clockMicros = Math.max(clockMicros, micros);
        return clockMicros;
    }

    long clockMicros() {
        return clockMicros;
    }

    void approvedAt(long micros) {
        approvals.addLast(micros);
        while (approvals.size() > Ceilings.of(Limit.ORDERS_PER_MINUTE, settings.startEquityE8())) {
            approvals.removeFirst();
        }
    }

    /** Orders approved in the minute that ends now. */
    long approvedInMinute(long nowMicros) {
        long count = 0;
        for (long micros : approvals) {
            count += micros > nowMicros - MINUTE ? 1 : 0;
        }
        return count;
    }

    /** Sets a limit, or a rule's threshold; tells what it was. */
    long change(String name, long value) {
        long before = settings.valueOf(name);
        become(settings.with(name, value));
        changed.put(name, value);
        return before;
    }

    /** Limits that people set, together, and pauses. */
    void takeOver(Restraints before) {
        become(settings.with(before.limits()));
        changed.putAll(before.limits());
        paused.addAll(before.paused());
    }

    /** Limits, and rules' thresholds, that people set. */
    Map<String, Long> changed() {
        return changed;
    }

    private void become(RiskSettings others) {
        settings = others;
        scopes.values().forEach(scope -> scope.breaker().become(others.breaker()));
    }

    RiskSettings settings() {
        return settings;
    }

    Exposure exposure() {
        return exposure;
    }

    Comovement comovement() {
        return comovement;
    }

    Set<String> paused() {
        return paused;
    }

    Epoch epoch() {
        return epoch;
    }

    void save(StateWriter state) {
        state.putInt(changed.size());
        changed.forEach((name, value) -> state.putString(name).putLong(value));
        state.putLong(epoch.moves()).putInt(scopes.size());
        scopes.forEach((scope, scoped) -> {
            state.putString(scope.toString());
            scoped.account().save(state);
            scoped.breaker().save(state);
        });
        exposure.save(state);
        comovement.save(state);
        state.putInt(paused.size());
        paused.forEach(state::putString);
        state.putInt(approvals.size());
        approvals.forEach(state::putLong);
        state.putLong(clockMicros).putInt(seen.size());
        new TreeMap<>(seen).forEach((symbol, last) -> save(state, symbol, last));
    }

    private static void save(StateWriter state, String symbol, Seen last) {
        Mark mark = last.mark();
        state.putString(symbol)
                .putLong(last.firstMicros())
                .putLong(last.timeMicros())
                .putLong(last.betSequence())
                .putBoolean(mark != null);
        if (mark != null) {
            state.putLong(mark.priceE8()).putLong(mark.timeMicros());
        }
    }

    void restore(StateReader state) {
        changed.clear();
        for (int left = state.getInt(); left > 0; left--) {
            changed.put(state.getString(), state.getLong());
        }
        become(configured.with(changed));
        epoch.become(state.getLong());
        scopes.clear();
        for (int left = state.getInt(); left > 0; left--) {
            ScopedRisk scoped = scoped(Scope.parse(state.getString()));
            scoped.account().restore(state);
            scoped.breaker().restore(state);
        }
        exposure.restore(state);
        comovement.restore(state);
        paused.clear();
        for (int left = state.getInt(); left > 0; left--) {
            paused.add(state.getString());
        }
        approvals.clear();
        for (int left = state.getInt(); left > 0; left--) {
            approvals.addLast(state.getLong());
        }
        clockMicros = state.getLong();
        seen.clear();
        for (int left = state.getInt(); left > 0; left--) {
            String symbol = state.getString();
            seen.put(symbol, restored(state, symbol));
        }
    }

    private static Seen restored(StateReader state, String symbol) {
        long first = state.getLong();
        long newest = state.getLong();
        long sequence = state.getLong();
        Mark mark = state.getBoolean() ? new Mark(symbol, state.getLong(), state.getLong()) : null;
        return new Seen(first, newest, sequence, mark);
    }
}
