package io.equilibrium.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.risk.BreakerInput.Judged;
import io.equilibrium.domain.risk.BreakerInput.Reset;
import io.equilibrium.domain.risk.BreakerInput.Tripped;
import io.equilibrium.domain.risk.BreakerState.Halted;
import io.equilibrium.domain.risk.BreakerState.Killed;
import io.equilibrium.domain.risk.BreakerState.Normal;
import io.equilibrium.domain.risk.BreakerState.Reduced;
import io.equilibrium.domain.risk.BreakerState.Trial;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of moves: every state against everything that may be judged or done. */
class BreakerTableTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long START = 1_000 * E8.ONE;
    private static final BreakerTable TABLE = new BreakerTable(BreakerSettings.DEFAULT);

    private static final List<BreakerState> STATES = List.of(
            new Normal(), new Reduced(false), new Reduced(true), new Trial(0, START), new Halted(0), new Killed(0));
    private static final List<Tier> ASKED = List.of(Tier.NORMAL, Tier.REDUCED, Tier.HALTED, Tier.KILLED);
    private static final long[] HOURS = {1, 24};
    private static final long[] EQUITIES = {1_000 * E8.ONE, 98_000_000_001L, 980 * E8.ONE};

    /** Another reading of the same table; where it must differ from the rules of the text, it is wrong. */
    private interface Moves extends BiFunction<BreakerState, BreakerInput, BreakerState> {}

    static List<BreakerInput> inputs() {
        List<BreakerInput> inputs = new ArrayList<>();
        for (Tier asked : ASKED) {
            for (long hours : HOURS) {
                for (long equity : EQUITIES) {
                    for (boolean holds : new boolean[] {false, true}) {
                        for (boolean calm : new boolean[] {false, true}) {
                            inputs.add(new Judged(hours * HOUR, equity, asked, holds, calm));
                        }
                    }
                }
            }
        }
        for (Tier tier : List.of(Tier.REDUCED, Tier.HALTED, Tier.KILLED)) {
            inputs.add(new Tripped(HOUR, tier, "anna", "test"));
        }
        inputs.add(new Reset(HOUR, "anna", "test"));
        return inputs;
    }

    /** The rules as sentences, each over all inputs; together they fix every cell. */
    private static Tier expected(BreakerState from, BreakerInput input) {
        return switch (input) {
            case Reset _ -> Tier.NORMAL;
            case Tripped tripped -> higher(tripped.tier(), from.tier());
            case Judged judged ->
                from.equals(new Reduced(true))
                        ? higher(Tier.REDUCED, expected(Tier.NORMAL, judged))
                        : expected(from.tier(), judged);
        };
    }

    private static Tier expected(Tier from, Judged judged) {
        boolean day = judged.timeMicros() == 24 * HOUR;
        if (from == Tier.KILLED || judged.asked() == Tier.KILLED) {
            return Tier.KILLED;
        }
        if (from == Tier.HALTED) {
            return day && !judged.holds() ? Tier.TRIAL : Tier.HALTED;
        }
        if (judged.asked() == Tier.HALTED) {
            return Tier.HALTED;
        }
        if (from == Tier.TRIAL) {
            boolean lost = judged.equityE8() <= 980 * E8.ONE;
            return lost ? Tier.HALTED : day ? Tier.NORMAL : Tier.TRIAL;
        }
        if (judged.asked() == Tier.REDUCED) {
            return Tier.REDUCED;
        }
        return from == Tier.REDUCED && !judged.calm() ? Tier.REDUCED : Tier.NORMAL;
    }

    private static Tier higher(Tier one, Tier other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Test
    void everyCellIsAsTheRulesSay() {
        Map<Tier, Set<Tier>> reached = new HashMap<>();
        int cells = 0;
        for (BreakerState state : STATES) {
            for (BreakerInput input : inputs()) {
                // REDUCED cannot be both asked for and far away.
                if (input instanceof Judged judged && judged.calm() && judged.asked() != Tier.NORMAL) {
                    continue;
                }
                BreakerState after = TABLE.after(state, input);
                assertThat(after.tier()).as("%s on %s", state, input).isEqualTo(expected(state, input));
                timesAreRight(state, input, after);
                reached.computeIfAbsent(state.tier(), _ -> new HashSet<>()).add(after.tier());
                cells++;
            }
        }
        System.out.println("breaker matrix: " + STATES.size() + " states, " + cells + " cells, moves " + reached);
        assertThat(reached.keySet()).containsExactlyInAnyOrder(Tier.values());
        assertThat(reached.get(Tier.NORMAL))
                .containsExactlyInAnyOrder(Tier.NORMAL, Tier.REDUCED, Tier.HALTED, Tier.KILLED);
        assertThat(reached.get(Tier.TRIAL))
                .containsExactlyInAnyOrder(Tier.NORMAL, Tier.TRIAL, Tier.HALTED, Tier.KILLED);
        assertThat(reached.get(Tier.HALTED))
                .containsExactlyInAnyOrder(Tier.NORMAL, Tier.TRIAL, Tier.HALTED, Tier.KILLED);
        assertThat(reached.get(Tier.KILLED)).containsExactlyInAnyOrder(Tier.NORMAL, Tier.KILLED);
    }

    private static void timesAreRight(BreakerState before, BreakerInput input, BreakerState after) {
        if (after.tier() == before.tier()) {
            assertThat(after).isEqualTo(before);
            return;
        }
        switch (after) {
            case Halted halted -> assertThat(halted.sinceMicros()).isEqualTo(input.timeMicros());
            case Killed killed -> assertThat(killed.sinceMicros()).isEqualTo(input.timeMicros());
            case Trial trial -> {
                assertThat(trial.sinceMicros()).isEqualTo(input.timeMicros());
                assertThat(trial.startEquityE8()).isEqualTo(((Judged) input).equityE8());
            }
            case Normal _, Reduced _ -> {}
        }
    }

    static Stream<Moves> mutants() {
        return Stream.of(
                wrong((state, input, right) ->
                        state instanceof Killed && input instanceof Judged ? new Normal() : right),
                wrong((state, input, right) -> state instanceof Killed && input instanceof Reset ? state : right),
                wrong((state, input, right) ->
                        state instanceof Halted && right instanceof Trial ? new Normal() : right),
                wrong((state, input, right) ->
                        state instanceof Halted && input instanceof Judged j && j.holds() && j.timeMicros() > HOUR
                                ? new Trial(j.timeMicros(), j.equityE8())
                                : right),
                wrong((state, input, right) -> state instanceof Halted && right instanceof Killed ? state : right),
                wrong((state, input, right) -> state instanceof Trial && right instanceof Halted ? state : right),
                wrong((state, input, right) -> state instanceof Trial && right instanceof Normal ? state : right),
                wrong((state, input, right) ->
                        state instanceof Trial && input instanceof Judged j && j.equityE8() == 98_000_000_001L
                                ? new Halted(j.timeMicros())
                                : right),
                wrong((state, input, right) ->
                        state instanceof Reduced && input instanceof Judged j && !j.calm() && j.asked() == Tier.NORMAL
                                ? new Normal()
                                : right),
                wrong((state, input, right) ->
                        state instanceof Normal && right instanceof Reduced ? new Halted(input.timeMicros()) : right),
                wrong((state, input, right) ->
                        state instanceof Halted && input instanceof Tripped t && t.tier() == Tier.REDUCED
                                ? new Reduced(true)
                                : right),
                wrong((state, input, right) ->
                        right instanceof Halted h && !state.equals(right) ? new Halted(h.sinceMicros() - 1) : right));
    }

    private interface Wrong {
        BreakerState of(BreakerState state, BreakerInput input, BreakerState right);
    }

    private static Moves wrong(Wrong mutation) {
        return (state, input) -> mutation.of(state, input, TABLE.after(state, input));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aPlantedMistakeIsFound(Moves mutant) {
        boolean found = false;
        for (BreakerState state : STATES) {
            for (BreakerInput input : inputs()) {
                BreakerState after = mutant.apply(state, input);
                found |= after.tier() != expected(state, input);
                try {
                    timesAreRight(state, input, after);
                } catch (AssertionError | ClassCastException wrongTime) {
                    found = true;
                }
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void nobodyMovesItWithoutANameAndAReason() {
        assertThatThrownBy(() -> new Tripped(0, Tier.KILLED, " ", "x")).hasMessageContaining("who and why");
        assertThatThrownBy(() -> new Reset(0, "anna", "")).hasMessageContaining("who and why");
        assertThatThrownBy(() -> new Tripped(0, Tier.TRIAL, "anna", "x")).hasMessageContaining("TRIAL");
    }
}
