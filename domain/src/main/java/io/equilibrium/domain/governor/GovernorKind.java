package io.equilibrium.domain.governor;

import io.equilibrium.domain.window.WindowSettings;
import java.util.function.BiFunction;

/** The governors there are; a line each. */
public enum GovernorKind {
    /** The study's: a window of fixed length and two thresholds. */
    FIXED(FixedGovernor::new),
    /** Online changepoint detection on a tilt of the fair odds. */
    BAYESIAN((settings, window) -> new BayesianGovernor(settings)),
    /** Windows of many lengths and fair odds, weighted by their log loss. */
    EXPERTS((settings, window) -> new ExpertsGovernor(settings));

    @SuppressWarnings("ImmutableEnumChecker") // constructors only
    private final BiFunction<GovernorSettings, WindowSettings, Governor> maker;

    GovernorKind(BiFunction<GovernorSettings, WindowSettings, Governor> maker) {
        this.maker = maker;
    }

    /** A fresh governor of one symbol; the window is the one whose statistics its steps carry. */
    public Governor create(GovernorSettings settings, WindowSettings window) {
        return maker.apply(settings, window);
    }
}
