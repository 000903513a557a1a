package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The study's own rule on the command line. */
class StudyBacktestTest {
    @TempDir
    Path folder;

    private Path bars() {
        return Markets.write(folder, "um-BTCUSDT-15m.csv", Markets.bars(6_000, 40_000, 7));
    }

    @Test
    void standsWithAndWithoutItsLookAhead() {
        CommandLineRun off = CommandLineRun.of(bars(), "--rule=study");
        assertThat(off.code()).as(off.err()).isZero();
        assertThat(off.out()).contains("Look-ahead off", "look-ahead on", "95 % interval", "BTCUSDT");

        JsonNode without = json("--rule=study", "--format=json");
        JsonNode with = json("--rule=study", "--study-lookahead=on", "--format=json");
        assertThat(without.get("lookahead").booleanValue()).isFalse();
        assertThat(without.get("events").longValue()).isPositive();
        assertThat(without.get("lookaheadOn").get("winRate")).isEqualTo(with.get("winRate"));
        assertThat(with.get("lookaheadOff").get("winRate")).isEqualTo(without.get("winRate"));
        assertThat(with.get("steps")).isNotEqualTo(without.get("steps"));
    }

    private JsonNode json(String... options) {
        Object[] arguments = new Object[options.length + 1];
        arguments[0] = bars();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return JsonMapper.shared().readTree(CommandLineRun.of(arguments).out()).get(0);
    }

    @Test
    void refusesWhatDoesNotApply() {
        refused("--window does not apply to --rule=study", "--rule=study", "--window=30");
        refused("--path does not apply to --rule=study", "--rule=study", "--path=high-first");
        refused("--study-lookahead takes --rule=study", "--study-lookahead=on");
    }

    private void refused(String why, String... options) {
        Object[] arguments = new Object[options.length + 1];
        arguments[0] = bars();
        System.arraycopy(options, 0, arguments, 1, options.length);
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().getFirst()).contains(why);
    }

    @Test
    void takesBarsOnly() {
        Path trades = Markets.write(
                folder,
                "BTCUSDT-trades.csv",
                List.of(
                        "trade_id,price,quantity,event_time_ms,is_buyer_maker",
                        "1,100,1,1704067200000,true",
                        "2,101,1,1704067201000,true"));
        CommandLineRun run = CommandLineRun.of(trades, "--rule=study");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errorLines().getFirst()).contains("reads bars, and the files of BTCUSDT are trades");
    }
}
