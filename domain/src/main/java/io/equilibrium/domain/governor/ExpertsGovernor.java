package io.equilibrium.domain.governor;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Windows of 5 to 60 bits and one expert of fair odds, mixed by {@link FixedShare}. Its window is the windows' weighted mean
 * length, its tilt the mixture's for the next bit, its confidence the weight of all but the fair expert; the bits are out of
 * balance when the tilt is beyond the margin. Bits whose fair probability is 0 or 1 are passed over, and before one it is
 * always balance.
 */
final class ExpertsGovernor implements Governor {
    private static final int FAIR = WindowTilts.COUNT;

    private final WindowTilts windows;
    private final double[] ones = new double[FAIR + 1];
    private final FixedShare mixture;
    private final double margin;

    ExpertsGovernor(GovernorSettings settings) {
        this.windows = new WindowTilts(settings.tiltScale());
        this.mixture = new FixedShare(prior(), settings.share());
        this.margin = settings.margin();
    }

    /** Half for fair odds, the rest for all windows alike. */
    private static double[] prior() {
        double[] prior = new double[FAIR + 1];
        Arrays.fill(prior, 0.5 / WindowTilts.COUNT);
        prior[FAIR] = 0.5;
        return prior;
    }

    @Override
    public @Nullable GovernorReading on(StepMade made) {
        BehaviourBit bit = made.bit();
        if (bit == null) {
            windows.reset();
            mixture.reset();
            return null;
        }
        if (Tilt.isInformative(bit.fairContinuation())) {
            boolean continuation = bit.behaviour() == Behaviour.CONTINUATION;
            predictAt(bit.fairContinuation());
            mixture.on(continuation, ones);
            windows.on(continuation, bit.fairContinuation());
        }
        return reading(made.step().fairContinuation());
    }

    private void predictAt(double fair) {
        for (int i = 0; i < WindowTilts.COUNT; i++) {
            ones[i] = Tilt.probability(fair, windows.factor(i));
        }
        ones[FAIR] = fair;
    }

    private GovernorReading reading(double nextFair) {
        double tilt = 0;
        if (Tilt.isInformative(nextFair)) {
            predictAt(nextFair);
            tilt = Tilt.between(nextFair, mixture.predict(ones));
        }
        Behaviour side = tilt > 0 ? Behaviour.CONTINUATION : Behaviour.REVERSAL;
        double window = window();
        return new GovernorReading(
                GovernorKind.EXPERTS,
                window,
                windows.continuations((int) Math.round(window)),
                tilt,
                1 - mixture.weight(FAIR),
                Math.abs(tilt) > margin ? side : null);
    }

    private double window() {
        double weight = 0;
        double bits = 0;
        for (int i = 0; i < WindowTilts.COUNT; i++) {
            weight += mixture.weight(i);
            bits += mixture.weight(i) * windows.length(i);
        }
        return bits / weight;
    }

    @Override
    public void save(StateWriter state) {
        mixture.save(state);
        windows.save(state);
    }

    @Override
    public void restore(StateReader state) {
        mixture.restore(state);
        windows.restore(state);
    }
}
