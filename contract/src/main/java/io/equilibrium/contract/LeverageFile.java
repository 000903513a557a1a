package io.equilibrium.contract;

import io.equilibrium.domain.cost.LeverageBracket;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.unit.E8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The venue's leverage brackets as data, as they were on a day, and the share that a liquidation costs. */
public final class LeverageFile {
    /** The environment variable that says with what leverage entries are made; nothing for no margin at all. */
    public static final String VARIABLE = "EQUILIBRIUM_LEVERAGE";

    /** No venue's leverage is higher. */
    public static final int HIGHEST = 999;

    private static final String BUILT_IN = "/leverage-brackets.json";
    private static final JsonMapper JSON = StrictJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LeverageFile() {}

    /** The margin of entries with a leverage, 0 for none. */
    public static Margin margin(int leverage) {
        if (leverage == 0) {
            return Margin.NONE;
        }
        try (InputStream file = LeverageFile.class.getResourceAsStream(BUILT_IN)) {
            Rows rows = JSON.readValue(Objects.requireNonNull(file, BUILT_IN).readAllBytes(), Rows.class);
            Map<String, List<LeverageBracket>> bySymbol = new HashMap<>();
            rows.symbols()
                    .forEach(row -> bySymbol.put(
                            row.symbol(),
                            row.brackets().stream().map(Row::bracket).toList()));
            return new Margin(leverage, E8.parse(rows.liquidationFee()), bySymbol);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The margin that an environment asks for.
     *
     * @throws IllegalArgumentException if that is no leverage
     */
    static Margin margin(Map<String, String> environment) {
        String leverage = environment.getOrDefault(VARIABLE, "").strip();
        if (leverage.isEmpty()) {
            return Margin.NONE;
        }
        if (!leverage.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    VARIABLE + " must be a whole number up to " + HIGHEST + ", was '" + leverage + "'");
        }
        return margin(Integer.parseInt(leverage));
    }

    private record Rows(LocalDate asOf, String liquidationFee, List<Symbol> symbols) {}

    private record Symbol(String symbol, List<Row> brackets) {}

    private record Row(String floor, String cap, int leverage, String maintenance, String cum) {
        LeverageBracket bracket() {
            return new LeverageBracket(E8.parse(cap), leverage, E8.parse(maintenance), E8.parse(cum));
        }
    }
}
