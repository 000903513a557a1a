package io.equilibrium.research.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.research.report.Column.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataTableTest {
    private static final DataTable TABLE = new DataTable(
            "few",
            "Few",
            "",
            List.of(Column.text("asset", "asset"), new Column("rate", "rate", Kind.SHARE)),
            List.of(
                    List.of(Cell.of("A, \"B\""), Cell.of(0.125)),
                    List.of(Cell.of("C"), Cell.of(0.5, 3, 20)),
                    List.of(Cell.of("D"), Cell.of(Double.NaN)),
                    List.of(Cell.of("E"), Cell.of(7))));

    @Test
    void csvHasNumbersInFullAndSaysWhatIsTooLittle() {
        assertThat(TABLE.csv()).isEqualTo("""
                        asset,rate
                        "A, ""B""\",0.125
                        C,not enough data (3 of 20)
                        D,
                        E,7
                        """);
    }

    @Test
    void jsonHasTheSame() {
        JsonNode rows = JsonMapper.shared().readTree(TABLE.json()).get("rows");
        assertThat(rows.get(0).get("rate").doubleValue()).isEqualTo(0.125);
        assertThat(rows.get(1).get("rate").stringValue()).isEqualTo("not enough data (3 of 20)");
        assertThat(rows.get(2).get("rate").isNull()).isTrue();
    }

    @Test
    void everyRowHasEveryColumn() {
        assertThatThrownBy(() -> new DataTable("odd", "", "", TABLE.columns(), List.of(List.of(Cell.of(1)))))
                .hasMessageContaining("odd: a row of 1 cells in 2 columns");
    }

    @Test
    void peopleReadRoundedNumbers() {
        assertThat(Kind.SHARE.text(0.4567)).isEqualTo("45.7 %");
        assertThat(Kind.SIGNED_SHARE.text(-0.1)).isEqualTo("-10.0 %");
        assertThat(Kind.COUNT.text(12_345)).isEqualTo("12,345");
        assertThat(Cell.of(Double.NaN).shown(Kind.SHARE)).isEqualTo("-");
    }
}
