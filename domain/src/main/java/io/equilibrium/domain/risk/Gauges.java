package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the rules of one scope measure: readings of equity, of bets and fills, and of what was heard. */
final class Gauges {
    private static final long NEVER = Long.MIN_VALUE;
    private static final long DAY = 86_400_000_000L;
    private static final long WON = 1;
    private static final long LOST = 0;

    private final int mostOutcomes;
    private final int mostSlips;
    private final int mostRejects;
    private final int mostErrors;

    private long equityE8;
    private long peakE8;
    private long highestE8;
    private long day = NEVER;
    private long dayStartE8;
    private long betLossE8;
    private int streak;
    private long bets;
    private long betsWon;
    private final Deque<Long> outcomes = new ArrayDeque<>();
    private final Deque<Long> slips = new ArrayDeque<>();
    private final Deque<Long> rejects = new ArrayDeque<>();
    private final Deque<Long> errors = new ArrayDeque<>();
    private final Set<String> mismatched = new TreeSet<>();
    private long heardMicros = NEVER;
    private long aliveMicros = NEVER;

    /** Keeps no more than these rules ask for. */
    Gauges(List<BreakerRule> rules, long equityE8) {
        mostOutcomes = longest(rules, Measure.LOSS_RATE);
        mostSlips = longest(rules, Measure.SLIPPAGE);
        mostRejects = most(rules, Measure.REJECTS);
        mostErrors = most(rules, Measure.VENUE_ERRORS);
        this.equityE8 = equityE8;
        this.highestE8 = equityE8;
        rebase();
    }

    private static int longest(List<BreakerRule> rules, Measure measure) {
        return (int) rules.stream()
                .filter(rule -> rule.measure() == measure)
                .mapToLong(BreakerRule::window)
                .max()
                .orElse(0);
    }

    // Of what comes in bursts, the ceiling is as many as are ever counted.
    private static int most(List<BreakerRule> rules, Measure measure) {
        return (int) rules.stream()
                .filter(rule -> rule.measure() == measure)
                .mapToLong(Ceilings::of)
                .max()
                .orElse(0);
    }

    void equity(long timeMicros, long nowE8) {
        long today = Math.floorDiv(timeMicros, DAY);
        if (today > day) {
            day = today;
            dayStartE8 = equityE8;
        }
        equityE8 = nowE8;
        peakE8 = Math.max(peakE8, nowE8);
        highestE8 = Math.max(highestE8, nowE8);
    }

    /** A bet is over, with what it made in all. */
    void bet(long madeE8) {
        boolean won = madeE8 > 0;
        bets++;
        betsWon += won ? 1 : 0;
        streak = won ? 0 : streak + 1;
        betLossE8 = won ? 0 : share(-madeE8, peakE8);
        keep(outcomes, won ? WON : LOST, mostOutcomes);
    }

    /** What took liquidity filled so much worse than its own price, an E8 share. */
    void slip(long shareE8) {
        keep(slips, shareE8, mostSlips);
    }

    void reject(long timeMicros) {
        keep(rejects, timeMicros, mostRejects);
    }

    void error(long timeMicros) {
        keep(errors, timeMicros, mostErrors);
    }

    void position(String symbol, boolean agrees) {
        if (agrees) {
            mismatched.remove(symbol);
        } else {
            mismatched.add(symbol);
        }
    }

    void heard(long timeMicros) {
        heardMicros = Math.max(heardMicros, timeMicros);
    }

    void alive(long timeMicros) {
        aliveMicros = Math.max(aliveMicros, timeMicros);
    }

    private static void keep(Deque<Long> values, long value, int most) {
        if (most == 0) {
            return;
        }
        values.addLast(value);
        if (values.size() > most) {
            values.removeFirst();
        }
    }

    long reading(BreakerRule rule, long nowMicros) {
        return switch (rule.measure()) {
            case DRAWDOWN -> shareBelow(rule.tier() == Tier.KILLED ? highestE8 : peakE8);
            case DAILY_LOSS -> shareBelow(dayStartE8);
            case BET_LOSS -> betLossE8;
            case LOSS_STREAK -> streak;
            case LOSS_RATE -> outcomes.size() < rule.window() ? 0 : E8.ONE - mean(outcomes, rule.window(), E8.ONE);
            case SLIPPAGE -> slips.size() < rule.window() ? 0 : Math.max(0, mean(slips, rule.window(), 1));
            case REJECTS -> since(rejects, nowMicros - rule.window());
            case VENUE_ERRORS -> since(errors, nowMicros - rule.window());
            case STALE_FEED -> age(heardMicros, nowMicros);
            case POSITION_MISMATCH -> mismatched.size();
            case DEAD_MAN -> age(aliveMicros, nowMicros);
        };
    }

    private static long mean(Deque<Long> values, long window, long unit) {
        long sum = 0;
        long skipped = values.size() - window;
        for (long value : values) {
            if (skipped-- <= 0) {
                sum += value;
            }
        }
        return Math.floorDiv(Math.multiplyExact(sum, unit), window);
    }

    private static long since(Deque<Long> times, long micros) {
        long count = 0;
        for (long time : times) {
            count += time > micros ? 1 : 0;
        }
        return count;
    }

    private static long age(long micros, long nowMicros) {
        return micros == NEVER ? 0 : nowMicros - micros;
    }

    private long shareBelow(long topE8) {
        return topE8 <= 0 ? E8.ONE : share(topE8 - equityE8, topE8);
    }

    private static long share(long partE8, long wholeE8) {
        return wholeE8 <= 0 ? E8.ONE : E8.multiplyDivide(partE8, E8.ONE, wholeE8);
    }

    /** What led to a halt is over: the present equity is the peak, and what was counted is counted anew. */
    void rebase() {
        peakE8 = equityE8;
        startAnew();
    }

    /** A trial begins: what was counted is counted anew. */
    void startAnew() {
        dayStartE8 = equityE8;
        betLossE8 = 0;
        streak = 0;
        outcomes.clear();
        slips.clear();
        rejects.clear();
        errors.clear();
    }

    /** A person has seen it all: no earlier peak counts any more. */
    void forgive() {
        highestE8 = equityE8;
        rebase();
    }

    long equityE8() {
        return equityE8;
    }

    long peakE8() {
        return peakE8;
    }

    long drawdownE8() {
        return shareBelow(peakE8);
    }

    /** Bets that are over since the run began. */
    long bets() {
        return bets;
    }

    long betsWon() {
        return betsWon;
    }

    void save(StateWriter state) {
        state.putLong(equityE8).putLong(peakE8).putLong(highestE8).putLong(day).putLong(dayStartE8);
        state.putLong(betLossE8).putInt(streak).putLong(bets).putLong(betsWon);
        save(state, outcomes);
        save(state, slips);
        save(state, rejects);
        save(state, errors);
        state.putInt(mismatched.size());
        mismatched.forEach(state::putString);
        state.putLong(heardMicros).putLong(aliveMicros);
    }

    private static void save(StateWriter state, Deque<Long> values) {
        state.putInt(values.size());
        values.forEach(state::putLong);
    }

    void restore(StateReader state) {
        equityE8 = state.getLong();
        peakE8 = state.getLong();
        highestE8 = state.getLong();
        day = state.getLong();
        dayStartE8 = state.getLong();
        betLossE8 = state.getLong();
        streak = state.getInt();
        bets = state.getLong();
        betsWon = state.getLong();
        restore(state, outcomes);
        restore(state, slips);
        restore(state, rejects);
        restore(state, errors);
        mismatched.clear();
        for (int left = state.getInt(); left > 0; left--) {
            mismatched.add(state.getString());
        }
        heardMicros = state.getLong();
        aliveMicros = state.getLong();
    }

    private static void restore(StateReader state, Deque<Long> values) {
        values.clear();
        for (int left = state.getInt(); left > 0; left--) {
            values.addLast(state.getLong());
        }
    }
}
