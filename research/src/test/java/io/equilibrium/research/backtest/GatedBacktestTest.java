package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What evidence does to orders. */
class GatedBacktestTest {
    @TempDir
    Path folder;

    private Path bars;

    @BeforeEach
    void write() {
        bars = Markets.write(folder, "BTCUSDT-15m.csv", Markets.bars(6_000, 40_000, 7));
    }

    private JsonNode row(Object... more) {
        Object[] arguments = new Object[2 + more.length];
        arguments[0] = bars;
        arguments[1] = "--format=json";
        System.arraycopy(more, 0, arguments, 2, more.length);
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).isEmpty();
        return JsonMapper.shared().readTree(run.out()).get(0);
    }

    @Test
    void whoObservesTradesAsWithoutAndSeesTheEvidence() {
        JsonNode off = row();
        JsonNode observed = row("--gate=observe");
        assertThat(off.get("gate")).isNull();
        JsonNode gate = observed.get("gate");
        assertThat(gate.get("stage").stringValue()).isEqualTo("SHADOW");
        assertThat(gate.get("bets").longValue())
                .isPositive()
                .isLessThanOrEqualTo(observed.get("bets").longValue());
        assertThat(gate.get("evidence").doubleValue()).isLessThan(20);
        assertThat(gate.get("selected").booleanValue()).isFalse();
        // The last bet resolved is among them: every tradable bet is.
        assertThat(gate.get("bets").longValue())
                .isGreaterThanOrEqualTo(observed.get("tradableBets").longValue());
        for (String field : new String[] {"orders", "netPnlE8", "feesE8", "events", "betsWon"}) {
            assertThat(observed.get(field)).as(field).isEqualTo(off.get(field));
        }
    }

    @Test
    void withoutEvidenceThereIsNoOrder() {
        JsonNode enforced = row("--gate=enforce");
        assertThat(enforced.get("orders").get("approved").longValue()).isZero();
        assertThat(enforced.get("orders").get("denied").get("NO_EVIDENCE").longValue())
                .isGreaterThan(100);
        assertThat(enforced.get("events")).isEqualTo(row().get("events"));
        assertThat(CommandLineRun.of(bars, "--gate=enforce").out())
                .contains("Evidence BTCUSDT SHADOW in attempt 1: evidence ")
                .contains("stands out", "1 strategies tried x 20.0")
                .containsPattern("BTCUSDT .* SHADOW +[0-9.e-]+ +no");
    }

    /** Evidence that a gambler would be happy with opens the gate here and there: small orders for a canary. */
    @Test
    void aLowLevelLetsBetsThroughOneStageAfterTheOther() {
        JsonNode easy =
                row("--gate=enforce", "--gate-level=1.02", "--maker-fee=0", "--taker-fee=0", "--stop-slippage=0");
        JsonNode off = row("--maker-fee=0", "--taker-fee=0", "--stop-slippage=0");
        long approved = easy.get("orders").get("approved").longValue();
        assertThat(approved).isPositive();
        Predicate<JsonNode> denied = one -> one.get("denied").has("NO_EVIDENCE");
        assertThat(denied.test(easy.get("orders"))).isTrue();
        assertThat(denied.test(off.get("orders"))).isFalse();
    }

    @Test
    void whatBreaksARuleIsNamed() {
        assertThat(CommandLineRun.of(bars, "--gate=maybe").err()).contains("'maybe' is none of off, observe, enforce");
        assertThat(CommandLineRun.of(bars, "--gate-level=1").err()).contains("gate level must be above 1");
        assertThat(CommandLineRun.of(bars, "--canary-size=2").err()).contains("canary size must be at most 1, was 2");
    }
}
