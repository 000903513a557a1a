package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyConfigurationTest {
    @Test
    void isTheStudyWhereNothingIsSaid() {
        assertThat(StrategyConfiguration.fromEnvironment(Map.of("PATH", "/bin")).settings())
                .isEqualTo(StrategySettings.DEFAULT);
    }

    @Test
    void writesEveryFieldForAnEnvironment() {
        assertThat(StrategyConfiguration.DEFAULT.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("EQUILIBRIUM_STRATEGY_GRID", "ANCHORED"),
                        Map.entry("EQUILIBRIUM_STRATEGY_ATR_BAR", "2h"),
                        Map.entry("EQUILIBRIUM_STRATEGY_ATR_PERIOD", "14"),
                        Map.entry("EQUILIBRIUM_STRATEGY_COEFFICIENT", "1/2"),
                        Map.entry("EQUILIBRIUM_STRATEGY_WINDOW", "20"),
                        Map.entry("EQUILIBRIUM_STRATEGY_HIGH", "13"),
                        Map.entry("EQUILIBRIUM_STRATEGY_LOW", "7"),
                        Map.entry("EQUILIBRIUM_STRATEGY_LENGTH", "7"),
                        Map.entry("EQUILIBRIUM_STRATEGY_SERIES", "fixed"),
                        Map.entry("EQUILIBRIUM_STRATEGY_HOLE", "24h"),
                        Map.entry("EQUILIBRIUM_STRATEGY_GOVERNOR", "fixed"),
                        Map.entry("EQUILIBRIUM_STRATEGY_SIDE", "against"),
                        Map.entry("EQUILIBRIUM_STRATEGY_MARGIN", "0.2"),
                        Map.entry("EQUILIBRIUM_STRATEGY_LEVEL", "0.46"),
                        Map.entry("EQUILIBRIUM_STRATEGY_FAIR_PRIOR", "0.5"),
                        Map.entry("EQUILIBRIUM_STRATEGY_TILT_SCALE", "0.6"),
                        Map.entry("EQUILIBRIUM_STRATEGY_MEAN_RUNS", "80,1000"),
                        Map.entry("EQUILIBRIUM_STRATEGY_LEAST_BITS", "40"),
                        Map.entry("EQUILIBRIUM_STRATEGY_SHARE", "0.02"),
                        Map.entry("EQUILIBRIUM_STRATEGY_HALF_SPREAD", "0"),
                        Map.entry("EQUILIBRIUM_STRATEGY_GATE_STRATEGIES", "1"),
                        Map.entry("EQUILIBRIUM_STRATEGY_GATE", "off"),
                        Map.entry("EQUILIBRIUM_STRATEGY_GATE_LEVEL", "20.0"),
                        Map.entry("EQUILIBRIUM_STRATEGY_LOST_LEVEL", "1000.0"),
                        Map.entry("EQUILIBRIUM_STRATEGY_CANARY_SIZE", "1/10"),
                        Map.entry("EQUILIBRIUM_STRATEGY_MAKER_FEE", "0.0002"),
                        Map.entry("EQUILIBRIUM_STRATEGY_TAKER_FEE", "0.0005"),
                        Map.entry("EQUILIBRIUM_STRATEGY_STOP_SLIPPAGE", "0.0001")));
    }

    @Test
    void readsWhatItWrites() {
        StrategySettings settings = StrategyConfiguration.DEFAULT
                .with(StrategyField.GRID, "snapped")
                .with(StrategyField.ATR_BAR, "15m")
                .with(StrategyField.COEFFICIENT, "3/4")
                .with(StrategyField.WINDOW, "30")
                .with(StrategyField.HIGH, "30")
                .with(StrategyField.LOW, "0")
                .with(StrategyField.SERIES, "first-profit")
                .with(StrategyField.HOLE, "2d")
                .with(StrategyField.GOVERNOR, "experts")
                .with(StrategyField.SIDE, "with")
                .with(StrategyField.GATE, "enforce")
                .with(StrategyField.GATE_LEVEL, "50")
                .with(StrategyField.CANARY_SIZE, "1/4")
                .with(StrategyField.TAKER_FEE, "0.0004")
                .with(StrategyField.MARGIN, "0.35")
                .with(StrategyField.MEAN_RUNS, "30, 90")
                .settings();
        assertThat(settings.step().grid()).isEqualTo(Grid.SNAPPED);
        assertThat(settings.step().atrBar()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.step().coefficient()).isEqualTo(new Fraction(3, 4));
        assertThat(settings.step().hole()).isEqualTo(Duration.ofDays(2));
        assertThat(settings.signal().series()).isEqualTo(new SeriesRule(SeriesRule.Kind.FIRST_PROFIT, 7));
        assertThat(settings.signal().governor().kind()).isEqualTo(GovernorKind.EXPERTS);
        assertThat(settings.signal().governor().meanRuns()).containsExactly(30, 90);
        assertThat(settings.signal().side()).isEqualTo(BetSide.WITH);
        Map<String, String> environment = StrategyConfiguration.of(settings).environment();
        assertThat(StrategyConfiguration.fromEnvironment(environment).settings())
                .isEqualTo(settings);
    }

    @Test
    void refusesAVariableThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrategyConfiguration.fromEnvironment(Map.of("EQUILIBRIUM_STRATEGY_WINDO", "20")))
                .withMessageContaining("EQUILIBRIUM_STRATEGY_WINDO is no setting");
    }

    @ParameterizedTest
    @CsvSource({
        "GRID, round, --grid must be anchored or snapped",
        "ATR_BAR, 2 hours, --atr-bar must be a duration",
        "ATR_BAR, 0s, --atr-bar must be above 0",
        "ATR_BAR, 2000000000h, --atr-bar must be a duration",
        "ATR_PERIOD, 0, --atr-period must be at least 1",
        "ATR_PERIOD, x, --atr-period must be a whole number",
        "COEFFICIENT, 1/0, --coefficient a fraction must be above 0",
        "COEFFICIENT, half, --coefficient 'half' is not a fraction",
        "WINDOW, 1, --window must be at least 2",
        "WINDOW, 12, '--high must be at most --window 12, was 13'",
        "HIGH, 7, '--low must be below --high 7, was 7'",
        "LOW, -1, --low must be at least 0",
        "LENGTH, 0, --length must be at least 1",
        "SERIES, endless, --series must be fixed or first-profit",
        "HOLE, '', --hole must be a duration",
        "GOVERNOR, guess, --governor must be fixed or bayesian or experts",
        "SIDE, both, --side must be against or with",
        "MARGIN, wide, --margin must be a number",
        "MARGIN, 1.3, margin must be from 0 to below 1.2",
        "LEVEL, 1, '--level must be between 0 and 1, was 1'",
        "LEVEL, NaN, --level must be a number",
        "FAIR_PRIOR, 1, fair prior must be from 0 to below 1",
        "TILT_SCALE, 0, tilt scale must be at least 0.05",
        "MEAN_RUNS, '50,,100', --mean-runs must be a whole number from 2",
        "MEAN_RUNS, '50,1', --mean-runs must be at least 2",
        "SHARE, 0, '--share must be between 0 and 1, was 0'",
        "GATE, maybe, --gate must be off or observe or enforce",
        "GATE_LEVEL, 1, gate level must be above 1",
        "LOST_LEVEL, 0, lost level must be above 1",
        "CANARY_SIZE, 2, canary size must be at most 1",
        "MAKER_FEE, little, --maker-fee 'little' is not a number",
        "TAKER_FEE, 1, fee rates must be below 1",
        "STOP_SLIPPAGE, 1, stop slippage must be from 0 to below 1"
    })
    void namesTheFieldAndTheRule(StrategyField field, String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> StrategyConfiguration.DEFAULT.with(field, text).settings())
                .withMessageContaining(rule);
    }
}
