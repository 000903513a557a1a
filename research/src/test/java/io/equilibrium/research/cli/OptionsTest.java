package io.equilibrium.research.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.PaperSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

class OptionsTest {
    @Command
    static final class Word {
        @ArgGroup(exclusive = false, validate = false, heading = "Rules%n")
        private final StrategyOptions strategy = new StrategyOptions();

        @ArgGroup(exclusive = false, validate = false, heading = "Money%n")
        private final MoneyOptions money = new MoneyOptions();
    }

    private static Word parse(String... arguments) {
        Word word = new Word();
        new CommandLine(word).parseArgs(arguments);
        return word;
    }

    @Test
    void withoutOptionsEverythingIsTheDomainsDefault() {
        Word word = parse();
        assertThat(word.strategy.settings()).isEqualTo(StrategySettings.DEFAULT);
        assertThat(word.money.risk()).isEqualTo(RiskSettings.DEFAULT);
        assertThat(word.money.paper(Duration.ofHours(24))).isEqualTo(PaperSettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--high=13", "--maker-fee=0.0002", "--notional=1000", "--grid=anchored", "--series=FIXED"})
    void oneOptionLeavesTheOthersAtTheirDefaults(String option) {
        Word word = parse(option);
        assertThat(word.strategy.settings()).isEqualTo(StrategySettings.DEFAULT);
        assertThat(word.money.risk()).isEqualTo(RiskSettings.DEFAULT);
        assertThat(word.money.paper(Duration.ofHours(24))).isEqualTo(PaperSettings.DEFAULT);
    }

    @Test
    void feesAreThoseOfATierOrOnesOwn() {
        assertThat(fees("--fee-tier=vip1")).isEqualTo(new FeeTier("VIP 1", 16_000, 40_000));
        assertThat(fees("--token-discount")).isEqualTo(new FeeTier("VIP 0, paid in token", 18_000, 45_000));
        assertThat(fees("--fee-tier=VIP 2", "--maker-fee=0")).isEqualTo(new FeeTier("own", 0, 35_000));
    }

    private static FeeTier fees(String... arguments) {
        return parse(arguments).money.paper(Duration.ofHours(24)).fees();
    }

    @Test
    void sharesMayBePercentages() {
        assertThat(List.of("0.05", "5%", "5.0 %").stream()
                        .map(new ShareText()::e8)
                        .distinct())
                .containsExactly(E8.ONE / 20);
    }

    private static final class ShareText {
        long e8(String text) {
            return new Notation.Share.Reader().convert(text).e8();
        }
    }
}
