package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RiskPropertiesTest {
    @Test
    void saysWhatTheDomainSaysWhenNothingIsSaid() {
        assertThat(bound(Map.of()).settings()).isEqualTo(RiskSettings.DEFAULT);
    }

    @Test
    void readsTheEnvironment() {
        RiskSettings settings = bound(Map.of(
                        "EQUILIBRIUM_RISK_START_EQUITY", "2500.5",
                        "EQUILIBRIUM_RISK_SIZING", "fraction-at-risk",
                        "EQUILIBRIUM_RISK_SHARE_AT_RISK", "0.02",
                        "EQUILIBRIUM_RISK_MAX_SIGNAL_AGE", "PT1M",
                        "EQUILIBRIUM_RISK_STOP_SIZES", "0.9",
                        "EQUILIBRIUM_RISK_BREAKER_KILLED_DRAWDOWN", "0.5",
                        "EQUILIBRIUM_RISK_BREAKER_COOL_DOWN", "6h",
                        "EQUILIBRIUM_RISK_MAXTOTALNOTIONAL", "100"))
                .settings();
        assertThat(settings.startEquityE8()).isEqualTo(250_050_000_000L);
        assertThat(settings.sizing()).isEqualTo(new Sizing.FractionAtRisk(2_000_000));
        assertThat(settings.maximumSignalAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.stopSizes()).isEqualTo(new Fraction(90_000_000, E8.ONE));
        assertThat(settings.breaker().killedDrawdownE8()).isEqualTo(E8.ONE / 2);
        assertThat(settings.breaker().coolDown()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.maximumTotalNotionalE8()).isEqualTo(100 * E8.ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUILIBRIUM_RISK_START_EQUITY | ten | equilibrium.risk.start-equity: 'ten' is not a number",
                "EQUILIBRIUM_RISK_START_EQUITY | 0 | start equity must be above 0",
                "EQUILIBRIUM_RISK_NOTIONAL | 123456789012 | equilibrium.risk.notional: '123456789012' does not fit",
                "EQUILIBRIUM_RISK_STOP_SIZES | -1 | equilibrium.risk.stop-sizes",
                "EQUILIBRIUM_RISK_BREAKER_HALTED_DRAWDOWN | 0.01 | drawdown limits must rise"
            })
    void namesWhatBreaksARule(String variable, String value, String rule) {
        RiskProperties properties = bound(Map.of(variable, value));
        assertThatIllegalArgumentException().isThrownBy(properties::settings).withMessageContaining(rule);
    }

    private static RiskProperties bound(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("equilibrium.risk", RiskProperties.class);
    }
}
