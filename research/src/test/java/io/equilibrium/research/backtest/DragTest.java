package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drag and funding as the command line tells them. */
class DragTest {
    private static final List<String> PARTS =
            List.of("feeE8", "spreadE8", "latencyE8", "slippageE8", "fundingE8", "partedE8", "skippedE8", "carriedE8");

    @TempDir
    Path folder;

    private Path bars;
    private Path funding;

    @BeforeEach
    void write() {
        bars = Markets.write(folder, "um-BTCUSDT-15m.csv", Markets.bars(4_000, 40_000, 7));
        List<String> rows = new ArrayList<>(List.of("funding_time_ms,funding_rate"));
        LongStream.range(0, 120)
                .forEach(i -> rows.add(String.format(
                        Locale.ROOT, "%d,%s", 1_704_067_200_000L + i * 28_800_000, i % 3 == 0 ? "-0.0002" : "0.0003")));
        funding = Markets.write(folder, "funding-um-BTCUSDT.csv", rows);
    }

    private static JsonNode json(Object... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).isEmpty();
        return JsonMapper.shared().readTree(run.out()).get(0);
    }

    @Test
    void thePartsAddUpAndFundingIsOneOfThem() {
        JsonNode with = json(bars, "--format=json", "--funding=" + funding);
        JsonNode drag = with.get("drag");
        long sum = PARTS.stream().mapToLong(part -> drag.get(part).asLong()).sum();
        assertThat(drag.get("statisticalE8").asLong() - sum)
                .isEqualTo(drag.get("filledE8").asLong());
        assertThat(with.get("fundingE8").asLong()).isNotZero();
        assertThat(drag.get("fundingE8").asLong()).isNotZero();
        assertThat(with.get("orders").get("openPositions").asLong()).isZero();
        assertThat(with.get("netPnlE8").asLong())
                .isEqualTo(with.get("realisedE8").asLong()
                        - with.get("feesE8").asLong()
                        + with.get("fundingE8").asLong());

        JsonNode without = json(bars, "--format=json");
        assertThat(without.get("fundingE8").asLong()).isZero();
        assertThat(without.get("bets")).isEqualTo(with.get("bets"));
        assertThat(without.get("digest")).isNotEqualTo(with.get("digest"));
    }

    @Test
    void theFourSettingsAreRowsThatCostMoreAndMore() {
        CommandLineRun run = CommandLineRun.of(bars, "--drag-table", "--funding=" + funding);
        assertThat(run.code()).isZero();
        List<String> rows = run.out()
                .lines()
                .dropWhile(line -> !line.startsWith("no costs"))
                .toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.stream().map(row -> row.split("  +", -1)[0]))
                .containsExactly("no costs", "fees", "fees and latency", "all");
        List<String[]> cells = rows.stream().map(row -> row.split("  +", -1)).toList();
        assertThat(cells)
                .allSatisfy(row -> assertThat(row[1]).as("the same bets").isEqualTo(cells.getFirst()[1]));
        assertThat(cells).allSatisfy(row -> assertThat(row[3]).as("on paper").isEqualTo(cells.getFirst()[3]));
        assertThat(cells.get(0)[4]).isEqualTo("0.00");
        assertThat(cells.get(1)[4]).startsWith("-");
        assertThat(cells.get(2)[8]).as("funding").isEqualTo("0.00");
        assertThat(cells.get(3)[8]).as("funding").isNotEqualTo("0.00");
        assertThat(money(cells.get(3))).isLessThan(money(cells.get(0)));
    }

    @ParameterizedTest
    @CsvSource({"--risk=1%, --risk", "--leverage=20, --leverage", "--gate=enforce, --gate=enforce"})
    void theFourSettingsAreRefusedWhereCostsDecideOnLaterBets(String option, String named) {
        CommandLineRun run = CommandLineRun.of(bars, "--drag-table", option);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--drag-table is of the same bets, and with " + named
                        + " what a bet costs decides on later ones");
    }

    @Test
    void aLeverageThatThereIsNotIsABadOption() {
        CommandLineRun run = CommandLineRun.of(bars, "--leverage=-1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--leverage must be from 0 to 999, was -1");
    }

    /** The same bets on paper; those whose step nobody waited for are skipped. */
    @Test
    void trapsAreOfTheSameBetsAndTheFirstOfASeriesHasNone() {
        JsonNode atStep = json(bars, "--format=json", "--entry=AT_STEP");
        JsonNode trap = json(bars, "--format=json", "--entry=TRAP");
        assertThat(atStep.get("digest")).isEqualTo(json(bars, "--format=json").get("digest"));
        assertThat(trap.get("digest")).isNotEqualTo(atStep.get("digest"));
        assertThat(trap.get("bets")).isEqualTo(atStep.get("bets"));
        JsonNode skipped = trap.get("drag").get("skipped");
        assertThat(skipped.get("FIRST_OF_SERIES").get("bets").asLong()).isPositive();
        assertThat(skipped.get("RAN_AWAY").get("bets").asLong()).isPositive();
        assertThat(CommandLineRun.of(bars, "--entry=later").err())
                .contains("an entry must be at-step, at-step:carry, trap or trap:SIZES, was 'later'");
        assertThat(CommandLineRun.of(bars, "--entry=trap:1").err())
                .contains("must be given up beyond that, was 1 sizes");
    }

    @Test
    void whatIsCarriedIsTheSameBetsWithFewerFees() {
        JsonNode atStep = json(bars, "--format=json");
        JsonNode carried = json(bars, "--format=json", "--entry=at-step:carry");
        assertThat(carried.get("bets")).isEqualTo(atStep.get("bets"));
        assertThat(carried.get("drag").get("carriedE8").asLong()).isNegative();
        assertThat(carried.get("feesE8").asLong())
                .isLessThan(atStep.get("feesE8").asLong());
    }

    private static double money(String[] row) {
        return Double.parseDouble(row[row.length - 1].replace(",", ""));
    }

    @Test
    void aLeverageLiquidatesWhatItsStopWouldNot() {
        JsonNode orders =
                json(bars, "--format=json", "--leverage=100", "--stop=2").get("orders");
        assertThat(orders.get("liquidated").asLong()).isPositive();
        assertThat(CommandLineRun.of(bars, "--leverage=100", "--stop=2").out())
                .contains("isolated margin at leverage 100", " liquidated, ");
    }

    @Test
    void wrongFundingIsNamed() {
        CommandLineRun run = CommandLineRun.of(bars, "--funding=" + folder.resolve("none.csv"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("none.csv: no such file");
    }
}
