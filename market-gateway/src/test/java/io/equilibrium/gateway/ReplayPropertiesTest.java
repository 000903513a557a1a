package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.MarkSampler;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ReplayPropertiesTest {
    private static ReplayProperties bind(Map<String, Object> variables) {
        return binder(variables).bindOrCreate("equilibrium.replay", ReplayProperties.class);
    }

    private static Binder binder(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        return Binder.get(environment);
    }

    @Test
    void theEnvironmentSaysEverything() {
        ReplayProperties properties = bind(Map.ofEntries(
                Map.entry("EQUILIBRIUM_REPLAY_FILES", "a b.csv" + File.pathSeparator + "c,d.csv"),
                Map.entry("EQUILIBRIUM_REPLAY_FUNDING", "e.csv" + File.pathSeparator + "f.csv"),
                Map.entry("EQUILIBRIUM_REPLAY_SYMBOL", "BTCUSDT"),
                Map.entry("EQUILIBRIUM_REPLAY_INTERVAL", "15m"),
                Map.entry("EQUILIBRIUM_REPLAY_PATH", "high-first"),
                Map.entry("EQUILIBRIUM_REPLAY_FROM", "2024-01-01"),
                Map.entry("EQUILIBRIUM_REPLAY_TO", "2024-02-01T12:00:00Z"),
                Map.entry("EQUILIBRIUM_REPLAY_REPAIR", "true"),
                Map.entry("EQUILIBRIUM_REPLAY_ATR_BAR", "1d"),
                Map.entry("EQUILIBRIUM_REPLAY_SPEED", "2.5"),
                Map.entry("EQUILIBRIUM_REPLAY_RUN", "00000000000000ff"),
                Map.entry("EQUILIBRIUM_REPLAY_ABANDON", "00000000000000fe"),
                Map.entry("EQUILIBRIUM_REPLAY_FOLLOWED_GROUPS", "signals,others"),
                Map.entry("EQUILIBRIUM_REPLAY_LEAD", "1000")));

        assertThat(properties.paths()).containsExactly(Path.of("a b.csv"), Path.of("c,d.csv"));
        assertThat(properties.options().funding()).containsExactly(Path.of("e.csv"), Path.of("f.csv"));
        assertThat(properties.options().symbol()).contains("BTCUSDT");
        assertThat(properties.options().interval()).contains(Duration.ofMinutes(15));
        assertThat(properties.options().path()).isEqualTo(BarPath.HIGH_FIRST);
        assertThat(properties.options().from()).contains(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(properties.options().to()).contains(Instant.parse("2024-02-01T12:00:00Z"));
        assertThat(properties.options().repair()).isTrue();
        assertThat(properties.options().atrBar()).contains(Duration.ofDays(1));
        assertThat(properties.multiple()).hasValue(2.5);
        assertThat(properties.runId()).contains(new RunId(255));
        assertThat(properties.abandonedRun()).contains(new RunId(254));
        assertThat(properties.followedGroups()).containsExactly("signals", "others");
        assertThat(properties.lead()).isEqualTo(1_000);
    }

    @Test
    void nothingIsReplayedUnlessSaid() {
        ReplayProperties properties = bind(Map.of("EQUILIBRIUM_REPLAY_FILES", "", "EQUILIBRIUM_REPLAY_FROM", ""));

        assertThat(properties.paths()).isEmpty();
        assertThat(properties.options().from()).isEmpty();
        assertThat(properties.multiple()).isEmpty();
    }

    @Test
    void marksAndTheInstanceHaveTheirVariables() {
        Binder nothing = binder(Map.of());
        assertThat(nothing.bindOrCreate("equilibrium.mark", MarkProperties.class)
                        .interval())
                .isEqualTo(MarkSampler.DEFAULT);
        assertThat(nothing.bindOrCreate("equilibrium", GatewayProperties.class).name())
                .isNotBlank();
        Binder said = binder(Map.of("EQUILIBRIUM_MARK_INTERVAL", "1m", "EQUILIBRIUM_INSTANCE", "b"));
        assertThat(said.bindOrCreate("equilibrium.mark", MarkProperties.class).interval())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(said.bindOrCreate("equilibrium", GatewayProperties.class).name())
                .isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPEED    | fast       | speed is max or a multiple of real time above 0, was 'fast'
            SPEED    | 0          | speed is max or a multiple of real time above 0, was '0'
            PATH     | sideways   | path is auto, high-first, low-first or close-only, was 'sideways'
            FROM     | yesterday  | a time is 2024-01-01 or 2024-01-01T00:00:00Z, was 'yesterday'
            INTERVAL | 1M         | is not an interval
            RUN      | 12         | a run is 16 hexadecimal digits, was '12'
            ABANDON  | any        | a run is 16 hexadecimal digits, was 'any'
            LEAD     | 0          | lead must be at least 1, was 0
            """)
    void whatMakesNoSenseIsRefusedByName(String name, String value, String rule) {
        assertThatThrownBy(() -> bind(Map.of("EQUILIBRIUM_REPLAY_" + name, value)))
                .rootCause()
                .hasMessageContaining(rule);
    }
}
