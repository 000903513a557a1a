package io.equilibrium.signal;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A symbol's state as bytes: layout and run, which no later layout may move, then the settings that made it, as text, then
 * the state. One of another layout or of other settings is refused, never misread. For one thread.
 */
final class Snapshots {
    static final int LAYOUT = 4;

    private final Function<String, StrategySettings> settings;
    private final Map<String, String> fingerprints = new HashMap<>();
    private final StateWriter writer = new StateWriter();

    /** The settings of a symbol's strategy must not change while the service runs. */
    Snapshots(Function<String, StrategySettings> settings) {
        this.settings = settings;
    }

    SymbolRoad fresh(RunId run, long place, String symbol) {
        return new SymbolRoad(run, place, symbol, settings.apply(symbol));
    }

    byte[] save(String symbol, SymbolRoad road) {
        writer.clear();
        writer.putInt(LAYOUT).putLong(road.run().value()).putString(fingerprint(symbol));
        road.save(writer);
        return writer.bytes();
    }

    SymbolState restore(String symbol, byte[] bytes) {
        StateReader reader = new StateReader(bytes);
        int layout = reader.getInt();
        RunId run = new RunId(reader.getLong());
        if (layout != LAYOUT) {
            return refused(run, symbol, "has layout " + layout + ", this build reads " + LAYOUT);
        }
        String made = reader.getString();
        if (!made.equals(fingerprint(symbol))) {
            return refused(run, symbol, "was made with " + made + ", this service has " + fingerprint(symbol));
        }
        try {
            SymbolRoad road = fresh(run, TapeEvent.NO_PLACE, symbol);
            road.restore(reader);
            reader.end();
            return road;
        } catch (IllegalArgumentException damaged) {
            return refused(run, symbol, "is damaged: " + damaged.getMessage());
        }
    }

    byte[] save(Reach reach) {
        writer.clear();
        reach.save(writer.putInt(LAYOUT));
        return writer.bytes();
    }

    /** One of another layout adds nothing: the states of its symbols are refused. */
    void restore(byte[] bytes, Reach reach) {
        StateReader reader = new StateReader(bytes);
        if (reader.getInt() == LAYOUT) {
            reach.restore(reader);
        }
    }

    private String fingerprint(String symbol) {
        return fingerprints.computeIfAbsent(symbol, name -> settings.apply(name).toString());
    }

    private static SymbolState refused(RunId run, String symbol, String why) {
        return new SymbolState.Refused(
                run, "state of " + symbol + " in run " + run + " " + why + "; only a new run may start over");
    }
}
