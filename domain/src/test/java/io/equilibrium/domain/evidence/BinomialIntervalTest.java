package io.equilibrium.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialIntervalTest {
    /** With no hit or nothing but hits there is a closed form: 1 - 0.025^(1/n). */
    @ParameterizedTest
    @CsvSource({"1", "2", "10", "100", "5000"})
    void atTheEndsItIsTheClosedForm(long trials) {
        double bound = 1 - Math.pow(0.025, 1.0 / trials);
        BinomialInterval none = BinomialInterval.of(0, trials);
        BinomialInterval all = BinomialInterval.of(trials, trials);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(bound, within(1e-10));
        assertThat(all.low()).isCloseTo(1 - bound, within(1e-10));
        assertThat(all.high()).isEqualTo(1);
    }

    /** Clopper and Pearson's own table, as every textbook has it. */
    @ParameterizedTest
    @CsvSource({"5, 10, 0.187086, 0.812914", "1, 10, 0.002529, 0.445016", "9, 10, 0.554984, 0.997471"})
    void isAsTheTablesHaveIt(long hits, long trials, double low, double high) {
        BinomialInterval interval = BinomialInterval.of(hits, trials);
        assertThat(interval.low()).isCloseTo(low, within(1e-6));
        assertThat(interval.high()).isCloseTo(high, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"385, 654", "61, 100", "3, 17", "30000, 61000"})
    void eachBoundLeavesATailOf25InAThousand(long hits, long trials) {
        BinomialInterval interval = BinomialInterval.of(hits, trials);
        assertThat(atLeast(hits, trials, interval.low())).isCloseTo(0.025, within(1e-9));
        assertThat(1 - atLeast(hits + 1, trials, interval.high())).isCloseTo(0.025, within(1e-9));
    }

    /** By the whole distribution, a trial after the other, in logarithms. */
    private static double atLeast(long hits, long trials, double share) {
        double logTerm = trials * Math.log1p(-share);
        double sum = hits == 0 ? Math.exp(logTerm) : 0;
        for (long count = 1; count <= trials; count++) {
            logTerm += Math.log((trials - count + 1) / (double) count) + Math.log(share) - Math.log1p(-share);
            sum += count >= hits ? Math.exp(logTerm) : 0;
        }
        return sum;
    }

    @Test
    void hitsAreAmongTrials() {
        assertThatThrownBy(() -> BinomialInterval.of(2, 1)).hasMessageContaining("2 of 1");
        assertThatThrownBy(() -> BinomialInterval.of(0, 0)).hasMessageContaining("0 of 0");
    }
}
