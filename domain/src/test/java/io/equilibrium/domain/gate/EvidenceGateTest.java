package io.equilibrium.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceGateTest {
    private static final GateSettings ENFORCED = GateSettings.DEFAULT.withMode(GateMode.ENFORCE);
    private static final BetTerms EVEN = new BetTerms(1, 1);

    private static GateReading after(EvidenceGate gate, int bets, boolean won) {
        for (int i = 0; i < bets; i++) {
            gate.on(EVEN, won, 0);
        }
        return gate.reading();
    }

    @Test
    void oneWonBetByHand() {
        EvidenceGate gate = new EvidenceGate(ENFORCED);
        gate.on(EVEN, true, 0);
        // 1 + the mean of 0.02, 0.05, 0.1, 0.2 and 0.4.
        assertThat(gate.reading().evidence()).isCloseTo(1.154, within(1e-12));
        gate.on(new BetTerms(0.5, 2), false, 0);
        double mean = (1.02 * 0.98 + 1.05 * 0.95 + 1.1 * 0.9 + 1.2 * 0.8 + 1.4 * 0.6) / 5;
        assertThat(gate.reading().evidence()).isCloseTo(mean, within(1e-12));
        gate.on(new BetTerms(0.5, 2), true, 0);
        assertThat(gate.reading().bets()).isEqualTo(3);
        assertThat(gate.reading().lostEdge()).isZero();
    }

    @Test
    void winningLeadsUpThroughTheStagesOneLevelEachAndLosingBackToShadow() {
        EvidenceGate gate = new EvidenceGate(ENFORCED);
        assertThat(gate.reading()).isEqualTo(new GateReading(Stage.SHADOW, 1, 0, 1, 0, null));
        int bets = 0;
        for (Stage stage : new Stage[] {Stage.PAPER, Stage.CANARY, Stage.FULL}) {
            double level = Math.pow(20, stage == Stage.PAPER ? 1 : stage == Stage.CANARY ? 2 : 3);
            while (gate.reading().stage() != stage) {
                assertThat(gate.reading().evidence()).isLessThan(level);
                gate.on(EVEN, true, 0);
                bets++;
            }
            assertThat(gate.reading().evidence()).isGreaterThanOrEqualTo(level);
            assertThat(gate.reading().entrySize())
                    .isEqualTo(stage == Stage.CANARY ? new Fraction(1, 10) : Fraction.ONE);
        }
        assertThat(bets).isLessThan(60);
        while (gate.reading().attempt() == 1) {
            gate.on(EVEN, false, 0);
        }
        assertThat(gate.reading().stage()).isEqualTo(Stage.SHADOW);
        assertThat(gate.reading().evidence()).isEqualTo(0.5);
        assertThat(gate.reading().lostEdge()).isZero();
        assertThat(gate.reading().entrySize()).isNull();
    }

    @Test
    void aLossCountsWhereAJumpLeftThePriceUntilItRuinsTheBoldest() {
        EvidenceGate gate = new EvidenceGate(ENFORCED);
        gate.on(new BetTerms(0.5, 2), false, 1);
        double mean = ((1 - 0.02 * 1.5) + (1 - 0.05 * 1.5) + (1 - 0.1 * 1.5) + (1 - 0.2 * 1.5) + (1 - 0.4 * 1.5)) / 5;
        assertThat(gate.reading().evidence()).isCloseTo(mean, within(1e-12));
        EvidenceGate ruined = new EvidenceGate(ENFORCED);
        ruined.on(new BetTerms(0.5, 2), false, 100);
        mean = ((1 - 0.02 * 2.5) + (1 - 0.05 * 2.5) + (1 - 0.1 * 2.5) + (1 - 0.2 * 2.5) + 0) / 5;
        assertThat(ruined.reading().evidence()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void ofSeveralStrategiesEachNeedsSoManyTimesTheLevel() {
        EvidenceGate gate = new EvidenceGate(ENFORCED.withStrategies(5));
        while (gate.reading().stage() == Stage.SHADOW) {
            assertThat(gate.reading().evidence()).isLessThan(100);
            gate.on(EVEN, true, 0);
        }
        assertThat(gate.reading().evidence()).isBetween(100.0, 140.0);
        while (gate.reading().stage() == Stage.PAPER) {
            assertThat(gate.reading().evidence()).isLessThan(2_000);
            gate.on(EVEN, true, 0);
        }
    }

    @Test
    void whoOnlyObservesTradesAsBefore() {
        EvidenceGate gate = new EvidenceGate(GateSettings.DEFAULT.withMode(GateMode.OBSERVE));
        assertThat(gate.reading().entrySize()).isEqualTo(Fraction.ONE);
        assertThat(after(gate, 40, true).stage()).isEqualTo(Stage.FULL);
        assertThat(gate.reading().entrySize()).isEqualTo(Fraction.ONE);
    }

    @Test
    void oneThatWasRestoredAgainAndAgainSaysTheSame() {
        Random random = new Random(3);
        EvidenceGate whole = new EvidenceGate(ENFORCED);
        EvidenceGate broken = new EvidenceGate(ENFORCED);
        Market market = new Market(random, 0.1);
        for (int i = 0; i < 3_000; i++) {
            BetTerms terms = market.next();
            boolean won = i % 1_500 < 700 && market.resolve(terms);
            StateWriter state = new StateWriter();
            broken.save(state);
            broken = new EvidenceGate(ENFORCED);
            StateReader reader = new StateReader(state.bytes());
            broken.restore(reader);
            reader.end();
            whole.on(terms, won, 0);
            broken.on(terms, won, 0);
            assertThat(broken.reading()).isEqualTo(whole.reading());
        }
        assertThat(whole.reading().attempt()).isGreaterThan(1);
    }

    @Test
    void theTermsAreTheWayToTheThresholdsLessCosts() {
        Step step = new Step(
                "BTCUSDT",
                9,
                0,
                Direction.UP,
                0,
                100 * E8.ONE,
                100 * E8.ONE,
                10 * E8.ONE,
                103 * E8.ONE,
                1,
                1,
                0,
                1,
                0.6);
        GateSettings free = ENFORCED.withCosts(FeeTier.FREE, 0, 0);
        BetTerms up = BetTerms.of(step, Direction.UP, free);
        assertThat(up.win()).isCloseTo(0.7, within(1e-12));
        assertThat(up.loss()).isCloseTo(1.3, within(1e-12));
        // Gambler's ruin: (103 - 90) / 20.
        assertThat(up.breakEven()).isCloseTo(0.65, within(1e-12));
        BetTerms down = BetTerms.of(step, Direction.DOWN, ENFORCED);
        assertThat(down.win()).isCloseTo((13 - 103 * 0.0007) / 10, within(1e-12));
        assertThat(down.loss()).isCloseTo((7 + 103 * 0.0011) / 10, within(1e-12));
        assertThat(down.breakEven()).isGreaterThan(0.35);
        // Half a spread of 0.1 % at each taking.
        BetTerms spread = BetTerms.of(step, Direction.UP, ENFORCED.withCosts(FeeTier.FREE, 0, 50_000));
        assertThat(spread.win()).isCloseTo(0.7 - 0.00515, within(1e-12));
        assertThat(spread.loss()).isCloseTo(1.3 + 0.0103, within(1e-12));
    }

    @Test
    void settingsThatBreakARuleAreRefusedByName() {
        assertThatThrownBy(() -> new GateSettings(GateMode.OFF, 1, 1_000, Fraction.ONE, FeeTier.FREE, 0, 0, 1))
                .hasMessage("gate level must be above 1 and at most 10000, was 1.0");
        assertThatThrownBy(() -> new GateSettings(GateMode.OFF, 20, 1, Fraction.ONE, FeeTier.FREE, 0, 0, 1))
                .hasMessageContaining("lost level must be above 1");
        assertThatThrownBy(() -> new GateSettings(GateMode.OFF, 20, 1_000, new Fraction(3, 2), FeeTier.FREE, 0, 0, 1))
                .hasMessageContaining("canary size must be at most 1");
        assertThatThrownBy(() -> ENFORCED.withStrategies(0)).hasMessageContaining("gate strategies must be from 1");
        assertThatThrownBy(() -> ENFORCED.withCosts(FeeTier.FREE, 0, -1)).hasMessageContaining("half spread must be");
        assertThatThrownBy(() -> new BetTerms(1, 0)).hasMessageContaining("a bet must lose something");
    }
}
