package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was decided of an account and holds on, whatever run or settings come next: the tier of every breaker that is not at
 * NORMAL, a trial as the halt that it came from; the symbols whose entries are paused; the limits and thresholds that people
 * set, by name; as of this event time.
 */
public record Restraints(long timeMicros, Map<Scope, Tier> tiers, Set<String> paused, Map<String, Long> limits) {
    public Restraints {
        tiers = Collections.unmodifiableMap(new TreeMap<>(tiers));
        paused = Collections.unmodifiableSet(new TreeSet<>(paused));
        limits = Collections.unmodifiableMap(new TreeMap<>(limits));
    }

    /** For an account with other settings: of the limits, those that it has and that are tighter than its own. */
    public Restraints under(RiskSettings settings) {
        Map<String, Long> tighter = new TreeMap<>(limits);
        tighter.entrySet()
                .removeIf(
                        limit -> !settings.has(limit.getKey()) || limit.getValue() >= settings.valueOf(limit.getKey()));
        return new Restraints(timeMicros, tiers, paused, tighter);
    }

    public void save(StateWriter state) {
        state.putLong(timeMicros).putInt(tiers.size());
        tiers.forEach((scope, tier) -> state.putString(scope.toString()).putEnum(tier));
        state.putInt(paused.size());
        paused.forEach(state::putString);
        state.putInt(limits.size());
        limits.forEach((name, value) -> state.putString(name).putLong(value));
    }

    public static Restraints restored(StateReader state) {
        long timeMicros = state.getLong();
        Map<Scope, Tier> tiers = new TreeMap<>();
        for (int left = state.getInt(); left > 0; left--) {
            tiers.put(Scope.parse(state.getString()), state.getEnum(Tier.class));
        }
        Set<String> paused = new TreeSet<>();
        for (int left = state.getInt(); left > 0; left--) {
            paused.add(state.getString());
        }
        Map<String, Long> limits = new TreeMap<>();
        for (int left = state.getInt(); left > 0; left--) {
            limits.put(state.getString(), state.getLong());
        }
        return new Restraints(timeMicros, tiers, paused, limits);
    }
}
