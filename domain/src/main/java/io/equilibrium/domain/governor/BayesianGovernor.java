package io.equilibrium.domain.governor;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import org.jspecify.annotations.Nullable;

/**
 * Bayesian online changepoint detection (Adams and MacKay 2007): the run of bits since the last change has a tilt of its
 * own. Its window is the posterior mean run length, its tilt the posterior mean, its confidence the posterior probability
 * of a tilt beyond the margin. Bits whose fair probability is 0 or 1 say nothing and are passed over; before the least number
 * of others in a segment it is always balance.
 */
final class BayesianGovernor implements Governor {
    private final RunPosterior posterior;
    private final double level;
    private final int leastBits;
    private int bits;

    BayesianGovernor(GovernorSettings settings) {
        this.posterior = new RunPosterior(settings);
        this.level = settings.level();
        this.leastBits = settings.leastBits();
    }

    @Override
    public @Nullable GovernorReading on(StepMade made) {
        BehaviourBit bit = made.bit();
        if (bit == null) {
            posterior.reset();
            bits = 0;
            return null;
        }
        if (Tilt.isInformative(bit.fairContinuation())) {
            posterior.on(bit.behaviour() == Behaviour.CONTINUATION, bit.fairContinuation());
            bits = Math.min(bits + 1, leastBits);
        }
        return reading();
    }

    private GovernorReading reading() {
        double up = posterior.beyond(1);
        double down = posterior.beyond(-1);
        Behaviour side = up >= down ? Behaviour.CONTINUATION : Behaviour.REVERSAL;
        double window = posterior.meanRun();
        return new GovernorReading(
                GovernorKind.BAYESIAN,
                window,
                posterior.continuations((int) Math.round(window)),
                posterior.meanTilt(),
                up + down,
                bits == leastBits && up + down >= level ? side : null);
    }

    @Override
    public void save(StateWriter state) {
        posterior.save(state);
        state.putInt(bits);
    }

    @Override
    public void restore(StateReader state) {
        posterior.restore(state);
        bits = state.getInt();
    }
}
