package io.equilibrium.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What the gate lets through of strategies without an edge, and how long one with an edge waits. */
class GateSimulationTest {
    private static final long SEED = 20_260_102;
    private static final int PATHS = 10_000;
    private static final int BETS = 1_500;

    private static double shareThatPasses(double level, ToDoubleFunction<Random> chance) {
        BetTerms even = new BetTerms(1, 1);
        int passed = 0;
        for (int path = 0; path < PATHS; path++) {
            Random random = new Random(SEED + path);
            EProcess process = new EProcess();
            for (int bet = 0; bet < BETS && process.evidence() < level; bet++) {
                process.on(even, random.nextDouble() < chance.applyAsDouble(random), 0);
            }
            passed += process.evidence() >= level ? 1 : 0;
        }
        return passed / (double) PATHS;
    }

    @Test
    void atMostOneInTwentyFairCoinsEverPassTwenty() {
        double share = shareThatPasses(20, random -> 0.5);
        System.out.printf(
                "seed %d: %.2f %% of %,d fair coins pass 20 within %,d bets%n", SEED, 100 * share, PATHS, BETS);
        assertThat(share).isBetween(0.01, 0.05);
        assertThat(shareThatPasses(20, random -> 0.53)).as("a test with power").isGreaterThan(0.2);
    }

    @Test
    void atMostOneInTwentyPathsOfBreakEvenBetsEverPassTwentyThoughTheirTermsDependOnThePath() {
        int passed = 0;
        for (int path = 0; path < PATHS; path++) {
            passed += timeTo(20, new Market(new Random(SEED + path), 0)) < BETS ? 1 : 0;
        }
        System.out.printf(
                "seed %d: %.2f %% of %,d paths at break-even pass 20 within %,d bets%n",
                SEED, 100.0 * passed / PATHS, PATHS, BETS);
        assertThat(passed).isBetween(PATHS / 100, PATHS / 20);
    }

    /**
     * A driftless price whose ticks jump by a step's size or so, without costs, and bets on the further threshold: if they were
     * lost at their thresholds they would gain; lost where the price jumped to they do not.
     */
    @Test
    void onCoarsePricesWithoutCostsThoseWhoCountTheJumpsPassSeldom() {
        double counted = shareOfJumpingPathsThatPass(true);
        double cut = shareOfJumpingPathsThatPass(false);
        System.out.printf(
                "seed %d: on coarse driftless prices without costs %.2f %% of %,d paths pass 20 within %d bets, %.2f %% if losses"
                        + " were cut at the threshold%n",
                SEED, 100 * counted, PATHS / 5, BETS / 3, 100 * cut);
        assertThat(counted).isLessThan(0.05);
        assertThat(cut).isGreaterThan(0.05);
    }

    private static double shareOfJumpingPathsThatPass(boolean counted) {
        int passed = 0;
        for (int path = 0; path < PATHS / 5; path++) {
            Random random = new Random(SEED + path);
            EProcess process = new EProcess();
            double price = 0;
            double level = 0;
            for (int bet = 0; bet < BETS / 3 && process.evidence() < 20; bet++) {
                double offset = price - level;
                boolean up = offset < 0;
                BetTerms terms = up ? new BetTerms(1 - offset, 1 + offset) : new BetTerms(1 + offset, 1 - offset);
                while (Math.abs(price - level) < 1) {
                    price += 0.8 * random.nextGaussian();
                }
                boolean won = price > level == up;
                double overrun = Math.abs(price - level) - 1;
                process.on(terms, won, counted ? overrun : 0);
                level += Math.rint(price - level);
            }
            passed += process.evidence() >= 20 ? 1 : 0;
        }
        return passed / (double) (PATHS / 5);
    }

    /** {@link #BETS} where it does not happen before. */
    private static int timeTo(double level, Market market) {
        EProcess process = new EProcess();
        for (int bet = 1; bet < BETS; bet++) {
            BetTerms terms = market.next();
            process.on(terms, market.resolve(terms), 0);
            if (process.evidence() >= level) {
                return bet;
            }
        }
        return BETS;
    }

    @Test
    void anEdgeOfFivePointsIsSeenAfterSomeHundredBets() {
        int[] times = new int[1_001];
        for (int path = 0; path < times.length; path++) {
            times[path] = timeTo(20, new Market(new Random(SEED + path), 0.05));
        }
        Arrays.sort(times);
        System.out.printf(
                "seed %d: at an edge of 5 points evidence passes 20 after %d bets (median of %d paths; 10 %% after %d)%n",
                SEED, times[500], times.length, times[100]);
        assertThat(times[500]).isLessThan(1_000);
    }

    @Test
    void anEdgeThatIsThereIsSeldomGivenUpAndOneThatIsLostIsFound() {
        double kept = bets(0, 300);
        double gone = bets(-0.05, 300);
        double worse = bets(-0.1, 300);
        System.out.printf(
                "seed %d: the detector at 1,000 fires after %.0f bets at break-even, %.0f at 5 points less, %.0f at 10 (means)%n",
                SEED, kept, gone, worse);
        // Truncated at 20,000 bets, so it is even longer.
        assertThat(kept).isGreaterThan(1_000);
        assertThat(gone).isLessThan(1_000);
        assertThat(worse).isLessThan(gone);
    }

    /** The mean number of bets until the detector of a lost edge fires. */
    private static double bets(double edge, int paths) {
        long bets = 0;
        for (int path = 0; path < paths; path++) {
            Market market = new Market(new Random(SEED + path), edge);
            LostEdge lost = new LostEdge();
            for (int bet = 0; bet < 20_000 && lost.evidence() < 1_000; bet++, bets++) {
                BetTerms terms = market.next();
                lost.on(terms, market.resolve(terms), 0);
            }
        }
        return bets / (double) paths;
    }
}
