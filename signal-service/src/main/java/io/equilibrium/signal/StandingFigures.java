package io.equilibrium.signal;

import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.window.WindowStatistics;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of a strategy's standing; what there is none of is NaN. */
final class StandingFigures {
    private StandingFigures() {}

    static double z(Evidence evidence) {
        return of(evidence.window(), WindowStatistics::z);
    }

    static double window(Evidence evidence) {
        return of(evidence.governor(), GovernorReading::window);
    }

    static double tilt(Evidence evidence) {
        return of(evidence.governor(), GovernorReading::tilt);
    }

    static double confidence(Evidence evidence) {
        return of(evidence.governor(), GovernorReading::confidence);
    }

    static double gateEvidence(Evidence evidence) {
        return of(evidence.gate(), GateReading::evidence);
    }

    static double lostEdge(Evidence evidence) {
        return of(evidence.gate(), GateReading::lostEdge);
    }

    /** 0 for SHADOW to 3 for FULL. */
    static double stage(Evidence evidence) {
        return of(evidence.gate(), gate -> switch (gate.stage()) {
            case SHADOW -> 0;
            case PAPER -> 1;
            case CANARY -> 2;
            case FULL -> 3;
        });
    }

    private static <T> double of(@Nullable T reading, ToDoubleFunction<T> figure) {
        return reading == null ? Double.NaN : figure.applyAsDouble(reading);
    }
}
