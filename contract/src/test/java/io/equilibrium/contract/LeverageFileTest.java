package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.cost.LeverageBracket;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.unit.E8;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeverageFileTest {
    @Test
    void everyInstrumentHasBracketsWhoseMaintenanceIsContinuous() {
        Margin margin = LeverageFile.margin(20);
        assertThat(margin.bySymbol().keySet())
                .isEqualTo(InstrumentFile.builtIn().instruments().bySymbol().keySet());
        margin.bySymbol().forEach((symbol, brackets) -> {
            for (int i = 1; i < brackets.size(); i++) {
                LeverageBracket lower = brackets.get(i - 1);
                LeverageBracket upper = brackets.get(i);
                assertThat(upper.maintenanceE8(lower.capE8()))
                        .as(symbol + " at " + E8.format(lower.capE8()))
                        .isEqualTo(lower.maintenanceE8(lower.capE8()));
                assertThat(upper.highestLeverage()).isLessThan(lower.highestLeverage());
            }
        });
    }

    @Test
    void theEnvironmentSaysTheLeverageOrThereIsNoMargin() {
        assertThat(InstrumentFile.load(Map.of()).instruments().margin()).isEqualTo(Margin.NONE);
        assertThat(InstrumentFile.load(Map.of("EQUILIBRIUM_LEVERAGE", "25"))
                        .instruments()
                        .margin())
                .isEqualTo(LeverageFile.margin(25));
        for (String wrong : List.of("-1", "x", "2.5", "1000")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InstrumentFile.load(Map.of("EQUILIBRIUM_LEVERAGE", wrong)))
                    .withMessage("EQUILIBRIUM_LEVERAGE must be a whole number up to 999, was '" + wrong + "'");
        }
    }
}
