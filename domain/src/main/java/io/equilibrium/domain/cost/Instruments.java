package io.equilibrium.domain.cost;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instruments that are known, by symbol, and what margin their venue asks for. */
public record Instruments(Map<String, Instrument> bySymbol, Margin margin) {
    public static final Instruments NONE = new Instruments(Map.of());

    /** Without margin. */
    public Instruments(Map<String, Instrument> bySymbol) {
        this(bySymbol, Margin.NONE);
    }

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

    public Instruments withMargin(Margin other) {
        return new Instruments(bySymbol, other);
    }

    public Optional<Instrument> find(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }
}
