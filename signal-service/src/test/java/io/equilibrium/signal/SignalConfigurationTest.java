package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SignalConfigurationTest {
    @Test
    void theStrategyIsWhatTheEnvironmentSays() {
        MockEnvironment environment = new MockEnvironment().withProperty("EQUILIBRIUM_STRATEGY_LENGTH", "5");
        assertThat(SignalConfiguration.strategies(environment, Map.of("PATH", "/bin"))
                        .settings()
                        .signal()
                        .series()
                        .length())
                .isEqualTo(5);
    }

    @Test
    void aMisspeltVariableIsRefused() {
        assertThatThrownBy(() -> SignalConfiguration.strategies(
                        new MockEnvironment(), Map.of("EQUILIBRIUM_STRATEGY_LENGHT", "5")))
                .hasMessageStartingWith("EQUILIBRIUM_STRATEGY_LENGHT is no setting of a strategy");
    }
}
