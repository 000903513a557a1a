package io.equilibrium.research.study;

import io.equilibrium.domain.step.Ladder;
import io.equilibrium.domain.unit.E8;

/**
 * The study's step size: half of a round number near the average true range, which an exponential mean of the range's leading
 * digits keeps from falling to the smallest one at once.
 */
final class StudySize {
    private static final double ALPHA = 0.1;
    private static final double COEFFICIENT = 0.5;
    private static final long SMALLEST_E8 = 1_000;
    private static final long LARGEST_E8 = 5_000 * E8.ONE;

    private double smooth = Double.NaN;
    private double magnitude;
    private double residual;

    /** Takes a bar: the average true range by its row's close, times the bar's close; E8, all above 0. */
    void on(double atr, double rowClose, double close) {
        double index = atr / rowClose * (close / E8.ONE);
        magnitude = Math.pow(10, Math.floor(Math.log10(index)));
        residual = index / magnitude;
        smooth = Double.isNaN(smooth) ? residual : ALPHA * residual + (1 - ALPHA) * smooth;
    }

    /** The size of the bar that was taken last, in E8. */
    long sizeE8() {
        double wanted = multiple() * magnitude * COEFFICIENT * E8.ONE;
        return Ladder.nearest(Math.clamp(Math.round(wanted), SMALLEST_E8, LARGEST_E8));
    }

    private int multiple() {
        if (smooth < 1.5) {
            return 1;
        }
        if (residual < 3.5) {
            return 2;
        }
        return residual < 7.5 ? 5 : 10;
    }
}
