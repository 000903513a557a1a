package io.equilibrium.domain.cost;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instruments that are known, by symbol. */
public record Instruments(Map<String, Instrument> bySymbol) {
    public static final Instruments NONE = new Instruments(Map.of());

    public Instruments {
        bySymbol = Map.copyOf(new TreeMap<>(bySymbol));
    }

    public static Instruments of(Instrument... instruments) {
        Map<String, Instrument> bySymbol = new TreeMap<>();
        for (Instrument instrument : instruments) {
            bySymbol.put(instrument.symbol(), instrument);
        }
        return new Instruments(bySymbol);
    }

    public Optional<Instrument> find(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }
}
