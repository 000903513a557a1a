package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.OrderBounds;
import io.equilibrium.domain.unit.E8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Instrument filters as data, as the venue had them on a day: the file that comes with the build, or another. */
public record InstrumentFile(LocalDate asOf, Instruments instruments) {
    /** The environment variable that names a file to read in place of the build's own. */
    public static final String VARIABLE = "EQUILIBRIUM_INSTRUMENTS";

    private static final String BUILT_IN = "/instruments.json";
    // What is missing is null, and null is refused but where it is allowed.
    private static final JsonMapper JSON = StrictJson.mapper()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The instruments that this process's environment names, or the build's own. */
    public static Instruments load() {
        return load(System.getenv()).instruments();
    }

    /**
     * The file that an environment names, or the build's own, with the margin that it asks for.
     *
     * @throws IllegalArgumentException if the file cannot be read or breaks a rule; names file, instrument and rule
     */
    public static InstrumentFile load(Map<String, String> environment) {
        String path = environment.getOrDefault(VARIABLE, "");
        InstrumentFile file = path.isBlank() ? builtIn() : read(Path.of(path.strip()));
        return new InstrumentFile(file.asOf(), file.instruments().withMargin(LeverageFile.margin(environment)));
    }

    public static InstrumentFile builtIn() {
        try (InputStream file = InstrumentFile.class.getResourceAsStream(BUILT_IN)) {
            return parse(BUILT_IN, Objects.requireNonNull(file, BUILT_IN).readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Reads another file of the same form.
     *
     * @throws IllegalArgumentException if it cannot be read or breaks a rule; names file, instrument and rule
     */
    public static InstrumentFile read(Path path) {
        try {
            return parse(path.toString(), Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "instruments file " + path + " cannot be read: " + unreadable, unreadable);
        }
    }

    private static InstrumentFile parse(String name, byte[] json) {
        try {
            Rows rows = JSON.readValue(json, Rows.class);
            return new InstrumentFile(rows.asOf(), rows.instruments(name));
        } catch (JacksonException broken) {
            String line = broken.getLocation() == null
                    ? ""
                    : " line " + broken.getLocation().getLineNr();
            throw new IllegalArgumentException(
                    "instruments file " + name + line + ": " + StrictJson.words(broken), broken);
        }
    }

    private record Rows(LocalDate asOf, List<Row> instruments) {
        Instruments instruments(String file) {
            Map<String, Instrument> bySymbol = new LinkedHashMap<>();
            for (Row row : instruments) {
                if (bySymbol.put(row.symbol(), row.instrument(file)) != null) {
                    throw new IllegalArgumentException(
                            "instruments file " + file + ": " + row.symbol() + " is twice there");
                }
            }
            return new Instruments(bySymbol);
        }
    }

    /** The venue's word for an instrument that takes orders; in any other status entries are denied. */
    private static final String TRADING = "TRADING";

    private record Row(
            String symbol,
            String priceTick,
            String lotStep,
            String minimumQuantity,
            String minimumNotional,
            @JsonSetter(nulls = Nulls.SET) @Nullable Bounds bounds,
            @JsonSetter(nulls = Nulls.SET) @Nullable String status) {
        Instrument instrument(String file) {
            try {
                return new Instrument(
                        symbol,
                        E8.parse(priceTick),
                        E8.parse(lotStep),
                        E8.parse(minimumQuantity),
                        E8.parse(minimumNotional),
                        bounds == null ? OrderBounds.NONE : bounds.read(),
                        status == null || status.equals(TRADING));
            } catch (ArithmeticException | IllegalArgumentException broken) {
                throw new IllegalArgumentException(
                        "instruments file " + file + ": " + symbol + ": " + broken.getMessage(), broken);
            }
        }
    }

    /** What may be left out is not bounded. */
    private record Bounds(
            @JsonSetter(nulls = Nulls.SET) @Nullable String lowestPrice,
            @JsonSetter(nulls = Nulls.SET) @Nullable String highestPrice,
            @JsonSetter(nulls = Nulls.SET) @Nullable String largestQuantity,
            @JsonSetter(nulls = Nulls.SET) @Nullable String marketLotStep,
            @JsonSetter(nulls = Nulls.SET) @Nullable String smallestMarketQuantity,
            @JsonSetter(nulls = Nulls.SET) @Nullable String largestMarketQuantity,
            @JsonSetter(nulls = Nulls.SET) @Nullable String multiplierDown,
            @JsonSetter(nulls = Nulls.SET) @Nullable String multiplierUp) {
        OrderBounds read() {
            OrderBounds none = OrderBounds.NONE;
            return new OrderBounds(
                    read(lowestPrice, none.lowestPriceE8()),
                    read(highestPrice, none.highestPriceE8()),
                    read(largestQuantity, none.largestQuantityE8()),
                    read(marketLotStep, none.marketLotStepE8()),
                    read(smallestMarketQuantity, none.smallestMarketQuantityE8()),
                    read(largestMarketQuantity, none.largestMarketQuantityE8()),
                    read(multiplierDown, none.multiplierDownE8()),
                    read(multiplierUp, none.multiplierUpE8()));
        }

        private static long read(@Nullable String text, long otherwise) {
            return text == null ? otherwise : E8.parse(text);
        }
    }
}
