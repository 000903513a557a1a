package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input ends with one line that names file, line and rule, and with nothing on standard output. */
class BadInputTest {
    private static final String NAME = "um-BTCUSDT-15m.csv";

    @TempDir
    Path folder;

    private static void refused(Path file, String where, String rule, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(file, "--format=json"));
        arguments.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(arguments.toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.err()).startsWith("equilibrium: " + file + where + ": ").contains(rule);
    }

    private Path bars(String... rows) {
        List<String> lines = new ArrayList<>(List.of(Markets.HEADER));
        lines.addAll(List.of(rows));
        return Markets.write(folder, NAME, lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1704068100000,100,110,90,105,abc|volume: 'abc' is not a number",
                "1704068100000,100,x,90,105,8|high: 'x' is not a number",
                "1704068100000,100,110,-90,105,8|low: -90 is negative",
                "1704068100000,100,89,90,95,8|high is below low",
                "1704068100000,100,110,90,120,8|close is outside low and high",
                "1704068100000,100,110,90,105,-1|volume: -1 is negative",
                "1704068100000,100,110,90,105|wrong columns: 5 instead of 6",
                "yesterday,100,110,90,105,8|open_time",
                "1704068100000,100,110,0,105,8|low must be above 0",
                "1704068150000,100,110,90,105,8|off the 15m grid",
            })
    void aRowThatBreaksARuleIsNamed(String row, String rule) {
        refused(bars("1704067200000,100,110,90,105,8", row), ":3", rule);
    }

    @Test
    void barsOutOfOrderOrTwiceNeedRepair() {
        String first = "1704067200000,100,110,90,105,8";
        String second = "1704068100000,105,110,90,100,8";
        refused(bars(second, first), ":3", "comes after 2024-01-01T00:15:00Z (--repair sorts)");
        refused(bars(first, first), ":3", "is there twice (--repair drops one)");

        CommandLineRun run = CommandLineRun.of(bars(second, first, first), "--repair");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("repaired: 1 duplicate dropped (0 of them contradicting), 2 rows out of order");
    }

    @Test
    void filesThatAreNotThereOrHoldNothingAreNamed() throws IOException {
        refused(folder.resolve(NAME), "", "no such file");
        refused(Files.createFile(folder.resolve("empty-BTCUSDT-15m.csv")), "", "file is empty");
        refused(bars(), "", "file has no rows");
        refused(folder, "", "is a folder");
        refused(Markets.write(folder, "BTCUSDT-15m.txt", List.of("a,b,c", "1,2,3")), ":1", "wrong columns");
    }

    @Test
    void aGzipThatCannotBeReadIsNamed() throws IOException {
        byte[] whole = Markets.gzip(Markets.bars(2_000, 40_000, 1));
        Path noGzip = Files.write(folder.resolve("a-BTCUSDT-15m.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
        refused(noGzip, "", "gzip cannot be read");
        Path cut = Files.write(folder.resolve("b-BTCUSDT-15m.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        CommandLineRun run = CommandLineRun.of(cut);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.err()).contains(cut + ":").contains("gzip is cut off here");
        whole[whole.length / 2] ^= 0x55;
        Path damaged = Files.write(folder.resolve("c-BTCUSDT-15m.csv.gz"), whole);
        assertThat(CommandLineRun.of(damaged).code()).isEqualTo(1);
        assertThat(CommandLineRun.of(damaged).errorLines()).hasSize(1);
    }

    @Test
    void whatTheNameDoesNotSayMustBeGiven() {
        Path nameless = Markets.write(folder, "data.csv", Markets.bars(200, 40_000, 1));
        refused(nameless, "", "--symbol");
        assertThat(CommandLineRun.of(nameless, "--symbol=BTCUSDT", "--interval=15m")
                        .code())
                .isZero();
    }

    @Test
    void barsMustDivideTheAtrBar() {
        Path bars = Markets.write(folder, NAME, Markets.bars(200, 40_000, 1));
        refused(bars, "", "bars of 15m do not divide the ATR bar of 40m", "--atr-bar=40m");
    }

    @Test
    void aSpanWithoutBarsIsNamed() {
        Path bars = Markets.write(folder, NAME, Markets.bars(200, 40_000, 1));
        refused(bars, "", "nothing of BTCUSDT lies between --from and --to", "--from=2030-01-01");
    }

    @Test
    void anInstrumentsFileThatCannotBeReadIsNamed() throws IOException {
        Path bars = Markets.write(folder, NAME, Markets.bars(200, 40_000, 1));
        Path broken = Files.writeString(folder.resolve("instruments.json"), "{\"asOf\": \"2024-01-01\", \"instr");
        CommandLineRun run = CommandLineRun.of(bars, "--instruments=" + broken);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.err()).contains(broken.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--grid=DIAGONAL|'DIAGONAL' is none of anchored, snapped",
                "--path=middle|'middle' is none of auto, high-first, low-first, close-only",
                "--series=lucky|'lucky' is none of fixed, first-profit",
                "--atr-bar=soon|'soon' is not a length",
                "--atr-bar=0h|'0h' is not a length",
                "--atr-period=0|the ATR period must be at least 1",
                "--coefficient=0|a fraction must be above 0",
                "--window=10|high must be at most the window's 10 bits",
                "--low=14|thresholds must not overlap",
                "--length=0|a series must have at least 1 bet",
                "--from=2024-13-01|'2024-13-01' is neither a day",
                "--equity=-1|start equity must be above 0",
                "--equity=much|'much' is not a number",
                "--risk=150%|the share at risk must be above 0 and at most 1",
                "--killed-at=1%|drawdown limits must rise",
                "--format=xml|xml",
                "--frobnicate|Unknown option: '--frobnicate'",
            })
    void aWrongOptionIsOneLineAndTheUsage(String option, String rule) {
        Path bars = Markets.write(folder, NAME, Markets.bars(200, 40_000, 1));
        CommandLineRun run = CommandLineRun.of(bars, option);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines().getFirst()).startsWith("equilibrium: ").contains(rule);
        assertThat(run.errorLines().get(1)).startsWith("Usage: ./equilibrium backtest");
    }

    @Test
    void optionsThatExcludeEachOtherAndASpanTheWrongWayRoundAreWrong() {
        Path bars = Markets.write(folder, NAME, Markets.bars(200, 40_000, 1));
        CommandLineRun both = CommandLineRun.of(bars, "--notional=100", "--risk=1%");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--notional and --risk exclude each other");
        CommandLineRun span = CommandLineRun.of(bars, "--from=2024-02-01", "--to=2024-01-01");
        assertThat(span.code()).isEqualTo(2);
        assertThat(span.err()).contains("from must be before to");
        assertThat(CommandLineRun.of().code()).isEqualTo(2);
    }
}
