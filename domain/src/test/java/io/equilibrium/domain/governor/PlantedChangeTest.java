package io.equilibrium.domain.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.WindowSettings;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How long a governor takes to see a chance that has gone from 0.50 to 0.65, and how often it sees a change in fair bits. A
 * false alarm is a first passage, after which the governor starts afresh; a delay counts from a change that comes after 200
 * fair bits without alarm.
 */
class PlantedChangeTest {
    private static final long SEED = 1;
    private static final int FAIR_BITS = 100_000;
    private static final int PATHS = 200;

    private static Governor governor(GovernorKind kind) {
        return kind.create(GovernorSettings.DEFAULT.withKind(kind), WindowSettings.DEFAULT);
    }

    private static boolean alarms(Governor governor, boolean bit) {
        GovernorReading reading = governor.on(Bits.made(bit, 0.5, 0.5));
        return reading != null && reading.imbalance() != null;
    }

    private static boolean seesContinuation(Governor governor, boolean bit) {
        GovernorReading reading = governor.on(Bits.made(bit, 0.5, 0.5));
        return reading != null && reading.imbalance() == Behaviour.CONTINUATION;
    }

    private static double falseAlarmsPerThousand(GovernorKind kind, Random random) {
        Governor governor = governor(kind);
        int alarms = 0;
        for (int n = 0; n < FAIR_BITS; n++) {
            if (alarms(governor, random.nextBoolean())) {
                alarms++;
                governor.on(Bits.first());
            }
        }
        return 1_000.0 * alarms / FAIR_BITS;
    }

    private static int delay(GovernorKind kind, Random random) {
        Governor governor = governor(kind);
        for (int quiet = 0; quiet < 200; quiet++) {
            if (alarms(governor, random.nextBoolean())) {
                governor.on(Bits.first());
            }
        }
        int delay = 1;
        while (!seesContinuation(governor, random.nextDouble() < 0.65)) {
            delay++;
        }
        return delay;
    }

    private static int medianDelay(GovernorKind kind, Random random) {
        int[] delays = new int[PATHS];
        for (int i = 0; i < PATHS; i++) {
            delays[i] = delay(kind, random);
        }
        Arrays.sort(delays);
        return delays[PATHS / 2];
    }

    @Test
    void theBayesianSeesAPlantedChangeSoonAndSeldomOneThatIsNone() {
        double falseAlarms = falseAlarmsPerThousand(GovernorKind.BAYESIAN, new Random(SEED));
        int delay = medianDelay(GovernorKind.BAYESIAN, new Random(SEED + 1));
        print(GovernorKind.BAYESIAN, delay, falseAlarms);
        assertThat(delay).isLessThanOrEqualTo(60);
        assertThat(falseAlarms).isLessThanOrEqualTo(1);
    }

    @Test
    void theExpertsSeeItToo() {
        double falseAlarms = falseAlarmsPerThousand(GovernorKind.EXPERTS, new Random(SEED));
        int delay = medianDelay(GovernorKind.EXPERTS, new Random(SEED + 1));
        print(GovernorKind.EXPERTS, delay, falseAlarms);
        assertThat(delay).isLessThanOrEqualTo(60);
        assertThat(falseAlarms).isLessThanOrEqualTo(20);
    }

    @Test
    void afterAStartTheLeastBitsKeepTheBayesianStill() {
        double without = shareOfStartsThatAlarm(1);
        double with = shareOfStartsThatAlarm(GovernorSettings.DEFAULT.leastBits());
        System.out.printf(
                "seed %d, BAYESIAN: of 2,000 starts %.1f %% alarm within 60 fair bits (%.1f %% without a least number of bits)%n",
                SEED, 100 * with, 100 * without);
        assertThat(without).isGreaterThan(0.1);
        assertThat(with).isLessThan(without / 2);
    }

    private static double shareOfStartsThatAlarm(int leastBits) {
        GovernorSettings usual = GovernorSettings.DEFAULT.withKind(GovernorKind.BAYESIAN);
        GovernorSettings settings = new GovernorSettings(
                usual.kind(),
                usual.high(),
                usual.low(),
                usual.margin(),
                usual.level(),
                usual.fairPrior(),
                usual.tiltScale(),
                usual.meanRuns(),
                leastBits,
                usual.share());
        Random random = new Random(SEED);
        int alarms = 0;
        for (int start = 0; start < 2_000; start++) {
            Governor governor = GovernorKind.BAYESIAN.create(settings, WindowSettings.DEFAULT);
            boolean alarmed = false;
            for (int bit = 0; bit < 60 && !alarmed; bit++) {
                alarmed = alarms(governor, random.nextBoolean());
            }
            alarms += alarmed ? 1 : 0;
        }
        return alarms / 2_000.0;
    }

    private static void print(GovernorKind kind, int delay, double falseAlarms) {
        System.out.printf(
                "seed %d, %s, 0.50 to 0.65: median delay %d bits of %d paths, %.2f false alarms per 1,000 of %,d bits%n",
                SEED, kind, delay, PATHS, falseAlarms, FAIR_BITS);
    }
}
