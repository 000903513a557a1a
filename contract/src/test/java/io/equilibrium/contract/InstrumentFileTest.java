package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.OrderBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentFileTest {
    private static final String ONE = """
            {"asOf": "2026-01-31", "instruments": [
              {"symbol": "XUSDT", "priceTick": "0.5", "lotStep": "2", "minimumQuantity": "4", "minimumNotional": "5"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void knowsTheInstrumentsOfTheStudyAndTheDemo() {
        InstrumentFile builtIn = InstrumentFile.load(Map.of());
        assertThat(builtIn.instruments().bySymbol())
                .containsOnlyKeys("BTCUSDT", "ETHUSDT", "SOLUSDT", "DOTUSDT", "AVAXUSDT", "PLANTEDUSDT", "FAIRUSDT");
        assertThat(builtIn.instruments().find("BTCUSDT"))
                .hasValue(new Instrument("BTCUSDT", 10_000_000, 100_000, 100_000, 10_000_000_000L));
        assertThat(builtIn.asOf()).isAfter(LocalDate.of(2026, 1, 1));
    }

    @Test
    void readsAnotherFileThatTheEnvironmentNames() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), ONE);
        InstrumentFile mine = InstrumentFile.load(Map.of("EQUILIBRIUM_INSTRUMENTS", file.toString()));
        assertThat(mine.asOf()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(mine.instruments().bySymbol())
                .containsOnly(
                        Map.entry("XUSDT", new Instrument("XUSDT", 50_000_000, 200_000_000, 400_000_000, 500_000_000)));
    }

    @Test
    void whatBoundsLeaveOutIsNotBounded() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bounded.json"),
                ONE.replace(
                        "\"minimumNotional\": \"5\"",
                        "\"minimumNotional\": \"5\", \"bounds\": {\"multiplierUp\": \"1.05\", \"largestQuantity\": \"7\"}"));
        OrderBounds bounds = InstrumentFile.read(file)
                .instruments()
                .find("XUSDT")
                .orElseThrow()
                .bounds();
        OrderBounds none = OrderBounds.NONE;
        assertThat(bounds)
                .isEqualTo(new OrderBounds(
                        none.lowestPriceE8(),
                        none.highestPriceE8(),
                        700_000_000,
                        none.marketLotStepE8(),
                        none.smallestMarketQuantityE8(),
                        none.largestMarketQuantityE8(),
                        none.multiplierDownE8(),
                        105_000_000));
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = folder.resolve("none.json");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstrumentFile.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"0.5\" | \"half\" | XUSDT: 'half' is not a number",
                "\"0.5\" | \"0\" | XUSDT: price tick and lot step must be above 0",
                "\"0.5\" | 0.5 | line 2",
                "\"0.5\" | \"0.000000001\" | 8 of them decimals",
                "\"symbol\" | \"x\": 1, \"symbol\" | instruments[0].x: Unrecognized",
                "\"4\" | \"-4\" | XUSDT: minimum quantity and notional must not be negative",
                "\"lotStep\" | \"lotSize\" | lotStep",
                "\"lotStep\": \"2\", | '' | lotStep",
                "\"minimumNotional\": | \"bounds\": {\"multiplierUp\": \"0.9\"}, \"minimumNotional\": | XUSDT: multipliers must be",
                "2026-01-31 | yesterday | asOf",
                "]} | '' | line",
                "}]} | }, {\"symbol\": \"XUSDT\", \"priceTick\": \"1\", \"lotStep\": \"2\", \"minimumQuantity\": \"4\", "
                        + "\"minimumNotional\": \"5\"}]} | XUSDT is twice there",
            })
    void namesTheInstrumentAndTheRule(String part, String broken, String rule) throws IOException {
        assertThat(ONE).contains(part);
        Path file = Files.writeString(folder.resolve("broken.json"), ONE.replace(part, broken));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstrumentFile.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining(rule);
    }
}
