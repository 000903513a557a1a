package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.risk.Limit;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
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
                        "EQUILIBRIUM_RISK_SIZING", "kelly:1/4:2%:200",
                        "EQUILIBRIUM_RISK_LIMITS_SIGNAL_AGE", "1m",
                        "EQUILIBRIUM_RISK_STOP_SIZES", "0.9",
                        "EQUILIBRIUM_RISK_LIMITS_DRAWDOWN_KILLED", "15%",
                        "EQUILIBRIUM_RISK_BREAKER_COOL_DOWN", "6h",
                        "EQUILIBRIUM_RISK_LIMITS_ACCOUNT_NOTIONAL", "100"))
                .settings();
        assertThat(settings.startEquityE8()).isEqualTo(250_050_000_000L);
        assertThat(settings.sizing()).isEqualTo(new Sizing.FractionalKelly(new Fraction(1, 4), 2_000_000, 200));
        assertThat(settings.limit(Limit.SIGNAL_AGE)).isEqualTo(60_000_000);
        assertThat(settings.stopSizes()).isEqualTo(new Fraction(90_000_000, E8.ONE));
        assertThat(settings.breaker().drawdownE8(Tier.KILLED)).isEqualTo(15_000_000);
        assertThat(settings.breaker().coolDown()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.limit(Limit.ACCOUNT_NOTIONAL)).isEqualTo(100 * E8.ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUILIBRIUM_RISK_START_EQUITY | ten | equilibrium.risk.start-equity: 'ten' is not a number",
                "EQUILIBRIUM_RISK_START_EQUITY | 0 | start equity must be above 0",
                "EQUILIBRIUM_RISK_SIZING | fixed:123456789012 | equilibrium.risk.sizing: a sizing is fixed:NOTIONAL",
                "EQUILIBRIUM_RISK_STOP_SIZES | -1 | equilibrium.risk.stop-sizes",
                "EQUILIBRIUM_RISK_LIMITS_DRAWDOWN_HALTED | 0.01 | drawdown limits must rise",
                "EQUILIBRIUM_RISK_LIMITS_DRAWDOWN_KILLED | 60% | drawdown-killed may be tightened but is at most 0.5",
                "EQUILIBRIUM_RISK_LIMITS_ORDER_NOTIONAL | 50001 | order-notional may be tightened but is at most 50000",
                "EQUILIBRIUM_RISK_LIMITS_OPEN_ORDER | 5 | there is no limit and no rule open-order; there are loss-per-bet"
            })
    void namesWhatBreaksARule(String variable, String value, String rule) {
        RiskProperties properties = bound(Map.of(variable, value));
        assertThatIllegalArgumentException().isThrownBy(properties::settings).withMessageContaining(rule);
    }

    @Test
    void goesByTheClockUnlessItIsAReplayOrTold() {
        assertThat(bound(Map.of()).isByTheClock()).isTrue();
        assertThat(bound(Map.of("EQUILIBRIUM_RISK_CLOCK", "event")).isByTheClock())
                .isFalse();
        assertThat(bound(Map.of("EQUILIBRIUM_RISK_AWAIT_FILLS", "true")).isByTheClock())
                .isFalse();
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(
                        () -> bound(Map.of("EQUILIBRIUM_RISK_AWAIT_FILLS", "true", "EQUILIBRIUM_RISK_CLOCK", "wall")))
                .havingRootCause()
                .withMessageContaining("clock=wall would deny all of a replay as old");
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
