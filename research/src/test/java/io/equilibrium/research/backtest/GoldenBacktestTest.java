package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command's JSON, beside what the golden tables say. */
class GoldenBacktestTest {
    private static JsonNode backtest(Object... more) {
        Object[] arguments = new Object[4 + more.length];
        arguments[0] = GoldenRows.file("bars");
        arguments[1] = "--symbol=GOLDEN";
        arguments[2] = "--interval=15m";
        arguments[3] = "--format=json";
        System.arraycopy(more, 0, arguments, 4, more.length);
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode array = JsonMapper.shared().readTree(run.out());
        assertThat(array.isArray()).isTrue();
        assertThat(array.size()).isOne();
        return array.get(0);
    }

    @ParameterizedTest
    @CsvSource({"ANCHORED,fixed", "SNAPPED,fixed", "ANCHORED,first-profit", "SNAPPED,first-profit"})
    void everyStatisticIsTheGoldenTables(String grid, String series) {
        JsonNode row = backtest("--grid=" + grid, "--series=" + series);

        Map<String, Object> expected = NaiveStudy.of(grid.toLowerCase(Locale.ROOT), series);
        expected.forEach((field, value) -> {
            JsonNode actual = row.get(field);
            assertThat(actual).as(field).isNotNull();
            if (value == null) {
                assertThat(actual.isNull()).as(field + " is null").isTrue();
            } else if (value instanceof Long count) {
                assertThat(actual.isIntegralNumber()).as(field).isTrue();
                assertThat(actual.longValue()).as(field).isEqualTo(count);
            } else if (value instanceof Double number) {
                assertThat(actual.doubleValue()).as(field).isCloseTo(number, within(1e-9 * Math.max(1, number)));
            }
        });
        assertThat(expected).hasSize(18);
    }

    @Test
    void withoutInstrumentFiltersThereIsNoMoneyAndAWordWhy() {
        JsonNode row = backtest();

        assertThat(row.get("symbol").stringValue()).isEqualTo("GOLDEN");
        assertThat(row.get("feesE8").isNull()).isTrue();
        assertThat(row.get("netPnlE8").isNull()).isTrue();
        assertThat(row.get("moneyNote").stringValue()).contains("no instrument filters of GOLDEN");
        assertThat(row.get("breaker").stringValue()).isEqualTo("NORMAL");
        assertThat(row.get("digest").stringValue()).matches("[0-9a-f]{64}");
    }

    @Test
    void theOtherPathsStandBesideAndAreThoseOfTheirOwnRuns() {
        JsonNode others = backtest("--path=auto").get("otherPaths");

        assertThat(others.propertyNames()).containsExactlyInAnyOrder("high-first", "low-first");
        for (String path : others.propertyNames()) {
            JsonNode own = backtest("--path=" + path);
            for (String field : others.get(path).propertyNames()) {
                assertThat(others.get(path).get(field)).as(path + " " + field).isEqualTo(own.get(field));
            }
        }
    }
}
