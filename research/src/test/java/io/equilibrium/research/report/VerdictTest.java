package io.equilibrium.research.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        "0.05, 0.01, true, true",
        "0.0501, 0.01, true, false",
        "0.05, 0, true, false",
        "0.01, -0.5, true, false",
        "0.01, 2, false, false",
        "NaN, 2, true, false",
        "0.01, NaN, true, false",
    })
    void anEdgeSurvivesByBothRulesOnly(double p, double lowReturn, boolean causal, boolean survives) {
        assertThat(new Verdict("BTCUSDT", "auto", p, lowReturn, causal).survives())
                .isEqualTo(survives);
    }

    @Test
    void saysWhyInWords() {
        assertThat(new Verdict("BTCUSDT", "auto", 0.4321, -3, true).words())
                .isEqualTo("BTCUSDT under auto: no edge: the corrected surrogate p-value is 0.432, above 0.05, and the"
                        + " lower bound of the net return per bet is -3.00 basis points, not above 0.");
        assertThat(new Verdict("all", "auto", 0.01, 1.5, true).words())
                .startsWith("All assets together under auto: an edge survives: ");
        assertThat(new Verdict("BTCUSDT", "study, look-ahead", 0.01, 1.5, false).words())
                .contains("lie in its future");
        assertThat(new Verdict("BTCUSDT", "auto", Double.NaN, 1, true).words()).contains("not enough data");
    }

    @Test
    void theFirstSentenceNamesWhatSurvives() {
        Verdict none = new Verdict("BTCUSDT", "auto", 0.5, 1, true);
        Verdict one = new Verdict("ETHUSDT", "auto", 0.01, 1, true);
        assertThat(Verdicts.whole(List.of(none))).isEqualTo("No edge survives.");
        assertThat(Verdicts.whole(List.of(none, one))).isEqualTo("An edge survives: ETHUSDT under auto.");
    }
}
