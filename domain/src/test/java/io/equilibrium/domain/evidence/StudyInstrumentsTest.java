package io.equilibrium.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.PoissonBinomial;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.Steps;
import io.equilibrium.domain.window.WindowEngine;
import io.equilibrium.domain.window.WindowSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyInstrumentsTest {
    /** A walk whose steps have uneven fair probabilities, now and then a certain one or a hole. */
    private static List<StepMade> walk(long seed, int length, boolean even) {
        Random random = new Random(seed);
        WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
        Steps steps = new Steps(1_000_000);
        List<StepMade> walk = new ArrayList<>();
        double up = 0.5;
        for (int n = 0; n < length; n++) {
            if (!even && random.nextInt(150) == 0) {
                steps.afterAHole(1_000_000);
            }
            boolean rises = random.nextDouble() < up;
            up = even ? 0.5 : random.nextInt(20) == 0 ? random.nextInt(2) : 0.2 + 0.6 * random.nextDouble();
            steps.withFairUp(up);
            Step step = rises ? steps.up() : steps.down();
            walk.add(windows.on(step));
        }
        return walk;
    }

    private static Map<String, TableCell> cells(List<StepMade> walk, String table) {
        StudyInstruments instruments = new StudyInstruments();
        walk.forEach(instruments::on);
        Map<String, TableCell> cells = new HashMap<>();
        instruments.tables().stream()
                .filter(one -> one.name().equals(table))
                .flatMap(one -> one.cells().stream())
                .forEach(cell -> cells.put(cell.name(), cell));
        return cells;
    }

    private static TableCell cell(List<StepMade> walk, String table, String name) {
        return Objects.requireNonNull(cells(walk, table).get(name), name);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "3, 0.625", "5, 0.6875", "10, 0.75390625"})
    void fairCoinsAreInPlusAsOftenAsTheStudySaysOfTheMarket(int horizon, double null0) {
        List<StepMade> coins = walk(3, 40_000, true);
        for (String side : List.of("reversal", "continuation")) {
            TableCell cell = cell(coins, "streaks", side + " 2 within " + horizon);
            assertThat(cell.fairRate()).isCloseTo(null0, within(1e-12));
            assertThat(cell.rate()).isCloseTo(null0, within(0.03));
            assertThat(cell.low()).isLessThan(cell.rate());
            assertThat(cell.high()).isGreaterThan(cell.rate());
            assertThat(cell.p()).isGreaterThan(0.001);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aStreaksCellIsWhatLookingAheadFromEachStreakSays(long seed) {
        List<StepMade> walk = walk(seed, 1_200, false);
        for (int horizon : new int[] {1, 3, 5, 10}) {
            int trials = 0;
            int hits = 0;
            double fair = 0;
            int free = 0;
            for (int at = 0; at + horizon < walk.size(); at++) {
                if (at < free || walk.get(at).trendIndex() != 3) {
                    continue;
                }
                List<StepMade> ahead = walk.subList(at + 1, at + 1 + horizon);
                int whole = 0;
                while (whole < horizon && ahead.get(whole).bit() != null) {
                    whole++;
                }
                free = at + Math.min(whole + 1, horizon);
                if (whole == horizon) {
                    trials++;
                    hits += inPlus(ahead, 0, 0) ? 1 : 0;
                    fair += fairInPlus(ahead, 0, 0);
                }
            }
            TableCell cell = cell(walk, "streaks", "reversal 3 within " + horizon);
            assertThat(cell.trials()).isEqualTo(trials).isPositive();
            assertThat(cell.hits()).isEqualTo(hits);
            assertThat(cell.fairRate()).isCloseTo(fair / trials, within(1e-12));
        }
    }

    private static boolean inPlus(List<StepMade> ahead, int at, int score) {
        if (score > 0 || at == ahead.size()) {
            return score > 0;
        }
        boolean won = Objects.requireNonNull(ahead.get(at).bit()).behaviour() == Behaviour.REVERSAL;
        return inPlus(ahead, at + 1, score + (won ? 1 : -1));
    }

    /** Every way the bets might have gone, one by one. */
    private static double fairInPlus(List<StepMade> ahead, int at, int score) {
        if (score > 0 || at == ahead.size()) {
            return score > 0 ? 1 : 0;
        }
        double win = Objects.requireNonNull(ahead.get(at).bit()).fair(Behaviour.REVERSAL);
        return win * fairInPlus(ahead, at + 1, score + 1) + (1 - win) * fairInPlus(ahead, at + 1, score - 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void aPatternsCellIsWhatSearchingTheTextOfBitsSays(long seed) {
        List<StepMade> walk = walk(seed, 3_000, false);
        StringBuilder text = new StringBuilder();
        for (StepMade made : walk) {
            var bit = made.bit();
            text.append(bit == null ? '|' : bit.behaviour() == Behaviour.CONTINUATION ? '1' : '0');
        }
        for (String pattern : List.of("0", "11", "0101", "1110", "00000")) {
            int trials = 0;
            int hits = 0;
            for (int at = pattern.length(); at < walk.size(); at++) {
                var bit = walk.get(at).bit();
                if (bit != null
                        && bit.fairContinuation() > 0
                        && bit.fairContinuation() < 1
                        && text.substring(at - pattern.length(), at).equals(pattern)) {
                    trials++;
                    hits += text.charAt(at) == '1' ? 1 : 0;
                }
            }
            TableCell cell = cell(walk, "behaviour patterns", pattern);
            assertThat(cell.trials()).as(pattern).isEqualTo(trials);
            assertThat(cell.hits()).as(pattern).isEqualTo(hits);
        }
    }

    @Test
    void aPlantedHabitIsFoundAndFairCoinsHaveNone() {
        Random random = new Random(6);
        WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
        Steps steps = new Steps(1_000_000);
        List<StepMade> habit = new ArrayList<>();
        boolean rises = true;
        int streak = 0;
        for (int n = 0; n < 6_000; n++) {
            boolean turns = random.nextDouble() < (streak == 3 ? 0.7 : 0.5);
            streak = turns ? 1 : streak + 1;
            rises = turns != rises;
            habit.add(windows.on(rises ? steps.up() : steps.down()));
        }
        assertThat(cell(habit, "trend index", "3").adjustedP()).isLessThan(1e-6);
        assertThat(cell(habit, "trend index", "3").rate()).isCloseTo(0.3, within(0.05));
        assertThat(cell(habit, "streaks", "reversal 3 within 1").adjustedP()).isLessThan(1e-6);
        assertThat(cell(habit, "trend index", "2").adjustedP()).isGreaterThan(0.05);
        for (String table :
                List.of("streaks", "behaviour patterns", "direction patterns", "trend index", "pivot index")) {
            assertThat(cells(walk(7, 6_000, true), table).values())
                    .as(table)
                    .isNotEmpty()
                    .allMatch(cell -> cell.adjustedP() > 0.01)
                    .allMatch(cell -> cell.adjustedP() >= cell.p());
        }
    }

    @Test
    void aDirectionsPatternIsOfDirectionsAndBitsAreOfTheirMonth() {
        WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
        Steps steps = new Steps(1_000).withFairUp(0.6);
        List<StepMade> walk = List.of(
                windows.on(steps.up()), windows.on(steps.up()), windows.on(steps.down()), windows.on(steps.up()));
        assertThat(cell(walk, "direction patterns", "1").trials()).isEqualTo(2);
        assertThat(cell(walk, "direction patterns", "1").hits()).isEqualTo(1);
        assertThat(cell(walk, "direction patterns", "1").fairRate()).isCloseTo(0.6, within(1e-12));
        assertThat(cell(walk, "direction patterns", "10").hits()).isEqualTo(1);
        assertThat(cell(walk, "months", "1970-01").trials()).isEqualTo(3);
    }

    @Test
    void correctionsAndTailsByHand() {
        CellTally one = new CellTally();
        CellTally two = new CellTally();
        CellTally three = new CellTally();
        for (int i = 0; i < 6; i++) {
            one.add(0.5, true);
            two.add(0.5, i != 0);
            three.add(0.5, i % 2 == 0);
        }
        // 2/64, (2 + 12)/64 and 1; times 3/1, 3/2 and 1.
        InstrumentTable table = InstrumentTable.of("by hand", Map.of("one", one, "two", two, "three", three));
        for (TableCell cell : table.cells()) {
            switch (cell.name()) {
                case "one" -> assertThat(cell.adjustedP()).isCloseTo(6 / 64.0, within(1e-12));
                case "two" -> assertThat(cell.adjustedP()).isCloseTo(21 / 64.0, within(1e-12));
                default -> assertThat(cell.adjustedP()).isEqualTo(1);
            }
        }
        assertThat(Normal.twoSidedTail(0)).isEqualTo(1);
        assertThat(Normal.twoSidedTail(1.959963984540054)).isCloseTo(0.05, within(1e-12));
        assertThat(Normal.twoSidedTail(5)).isCloseTo(5.733031437583866e-7, within(1e-18));
        assertThat(Normal.twoSidedTail(3 - 1e-12)).isCloseTo(Normal.twoSidedTail(3), within(1e-9));
    }

    @Test
    void manyTrialsAreJudgedByTheNormalAsByTheirDistribution() {
        Random random = new Random(8);
        CellTally tally = new CellTally();
        double[] fair = random.doubles(2_000, 0.2, 0.8).toArray();
        int hits = 0;
        double mean = 0;
        for (double q : fair) {
            boolean hit = random.nextDouble() < q + 0.03;
            hits += hit ? 1 : 0;
            mean += q;
            tally.add(q, hit);
        }
        double exact = PoissonBinomial.twoSidedTail(fair, mean, hits);
        assertThat(tally.cell("many").p()).isCloseTo(exact, within(0.05 * exact));
    }
}
