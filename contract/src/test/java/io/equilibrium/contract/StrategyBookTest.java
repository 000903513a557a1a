package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.StrategySettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyBookTest {
    private static final StrategyBook STUDY = StrategyBook.of(StrategySettings.DEFAULT, Map.of());

    @Test
    void aSymbolMayHaveFieldsOfItsOwn() {
        StrategyBook book = StrategyBook.fromEnvironment(Map.of(
                "EQUILIBRIUM_STRATEGY_LENGTH", "5",
                "EQUILIBRIUM_STRATEGY_GOVERNOR_FOR_BTCUSDT", "bayesian",
                "EQUILIBRIUM_STRATEGY_LENGTH_FOR_ETHUSDT", "3"));
        assertThat(book.symbols()).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(book.settingsOf("BTCUSDT").signal().governor().kind()).isEqualTo(GovernorKind.BAYESIAN);
        assertThat(book.settingsOf("BTCUSDT").signal().series().length()).isEqualTo(5);
        assertThat(book.settingsOf("ETHUSDT").signal().series().length()).isEqualTo(3);
        assertThat(book.settingsOf("SOLUSDT")).isEqualTo(book.settings());
    }

    @Test
    void aTextSaysTheSame() {
        StrategyBook book = STUDY.with("BTCUSDT:mean-runs=30,90,side=with").with("BTCUSDT:governor=bayesian");
        StrategySettings own = book.settingsOf("BTCUSDT");
        assertThat(own.signal().governor().meanRuns()).isEqualTo(List.of(30, 90));
        assertThat(own.signal().governor().kind()).isEqualTo(GovernorKind.BAYESIAN);
        assertThat(own.signal().side()).isEqualTo(BetSide.WITH);
        assertThat(StrategyBook.fromEnvironment(book.environment()).ownSettings())
                .isEqualTo(book.ownSettings());
        assertThat(StrategyBook.of(STUDY.settings(), book.ownSettings()).environment())
                .isEqualTo(book.environment());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BTCUSDT | must be a symbol, a colon and fields",
                ":side=with | must be a symbol, a colon and fields",
                "BTCUSDT:sides=with | sides' is no field of a strategy",
                "BTCUSDT: | must be a symbol, a colon and fields",
            })
    void refusesATextThatIsNone(String text, String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> STUDY.with(text)).withMessageContaining(rule);
    }

    @Test
    void namesSymbolFieldAndRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STUDY.with("BTCUSDT:window=1").ownSettings())
                .withMessage("strategy of BTCUSDT: --window must be at least 2, was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STUDY.with("NONESUCH:side=with").requireKnown(Set.of("BTCUSDT", "ETHUSDT")))
                .withMessage("a strategy is given for the unknown symbol NONESUCH; known are BTCUSDT, ETHUSDT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrategyBook.fromEnvironment(Map.of("EQUILIBRIUM_STRATEGY_SIDES_FOR_BTCUSDT", "x")))
                .withMessage("EQUILIBRIUM_STRATEGY_SIDES_FOR_BTCUSDT is no setting of a strategy");
    }
}
