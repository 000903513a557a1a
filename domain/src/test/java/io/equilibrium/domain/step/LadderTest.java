package io.equilibrium.domain.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1",
        "4, 5",
        "7, 5",
        "8, 10",
        "10, 10",
        "18, 25",
        "25, 25",
        "38, 50",
        "76, 100",
        "18045357142, 25000000000",
        "13658214285, 10000000000"
    })
    void aTargetTakesTheNearestRung(long target, long rung) {
        assertThat(Ladder.nearest(target)).isEqualTo(rung);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "75, 50", "175, 100", "375, 250", "750, 500", "17500000000, 10000000000"})
    void aTieGoesToTheSmallerRung(long target, long rung) {
        assertThat(Ladder.nearest(target)).isEqualTo(rung);
        assertThat(Ladder.nearest(target + 1)).isGreaterThan(rung);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 5000000000000000000",
        "5000000000000000000, 5000000000000000000",
        "3750000000000000000, 2500000000000000000",
        "3750000000000000001, 5000000000000000000",
        "1000000000000000000, 1000000000000000000"
    })
    void theLargestTargetsStayOnTheLadder(long target, long rung) {
        assertThat(Ladder.nearest(target)).isEqualTo(rung);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyTargetTakesTheRungThatASearchThroughAllFinds(long seed) {
        List<Long> rungs = rungs();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long target = Math.max(1, random.nextLong() >>> (1 + random.nextInt(62)));
            if (Ladder.nearest(target) != search(rungs, target)) {
                throw new AssertionError(
                        target + " takes " + search(rungs, target) + ", took " + Ladder.nearest(target));
            }
        }
    }

    private static List<Long> rungs() {
        List<Long> rungs = new ArrayList<>();
        for (int n = 0; n <= 18; n++) {
            for (String digit : List.of("1", "2.5", "5")) {
                BigDecimal rung = new BigDecimal(digit).scaleByPowerOfTen(n);
                if (rung.stripTrailingZeros().scale() <= 0) {
                    rungs.add(rung.longValueExact());
                }
            }
        }
        return rungs;
    }

    private static long search(List<Long> rungs, long target) {
        long best = rungs.getFirst();
        for (long rung : rungs) {
            if (distance(rung, target).compareTo(distance(best, target)) < 0) {
                best = rung;
            }
        }
        return best;
    }

    private static BigInteger distance(long rung, long target) {
        return BigInteger.valueOf(rung).subtract(BigInteger.valueOf(target)).abs();
    }
}
