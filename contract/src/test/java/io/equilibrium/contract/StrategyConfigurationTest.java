package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "EQUILIBRIUM_STRATEGY_GRID", "ANCHORED",
                        "EQUILIBRIUM_STRATEGY_ATR_BAR", "2h",
                        "EQUILIBRIUM_STRATEGY_ATR_PERIOD", "14",
                        "EQUILIBRIUM_STRATEGY_COEFFICIENT", "1/2",
                        "EQUILIBRIUM_STRATEGY_WINDOW", "20",
                        "EQUILIBRIUM_STRATEGY_HIGH", "13",
                        "EQUILIBRIUM_STRATEGY_LOW", "7",
                        "EQUILIBRIUM_STRATEGY_LENGTH", "7",
                        "EQUILIBRIUM_STRATEGY_SERIES", "fixed",
                        "EQUILIBRIUM_STRATEGY_HOLE", "24h"));
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
                .settings();
        assertThat(settings.step().grid()).isEqualTo(Grid.SNAPPED);
        assertThat(settings.step().atrBar()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.step().coefficient()).isEqualTo(new Fraction(3, 4));
        assertThat(settings.step().hole()).isEqualTo(Duration.ofDays(2));
        assertThat(settings.signal().series()).isEqualTo(new SeriesRule(SeriesRule.Kind.FIRST_PROFIT, 7));
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
        "HOLE, '', --hole must be a duration"
    })
    void namesTheFieldAndTheRule(StrategyField field, String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> StrategyConfiguration.DEFAULT.with(field, text).settings())
                .withMessageContaining(rule);
    }
}
