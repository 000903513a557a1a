package io.equilibrium.signal;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A symbol's state as bytes, in two parts: its levels, which move with every tick, and its strategy, which moves with steps
 * and with what people do. Each begins with layout and run, which no later layout may move; the strategy goes on with the
 * settings that it was configured with, as text. A state of another layout or of other settings is refused, never misread.
 * For one thread.
 */
final class Snapshots {
    static final int LAYOUT = 5;

    private final Function<String, StrategySettings> settings;
    private final Map<String, String> fingerprints = new HashMap<>();
    private final StateWriter writer = new StateWriter();

    /** The settings of a symbol's strategy must not change while the service runs. */
    Snapshots(Function<String, StrategySettings> settings) {
        this.settings = settings;
    }

    SymbolRoad fresh(RunId run, long place, String symbol, int symbols) {
        return new SymbolRoad(run, place, symbol, symbols, settings.apply(symbol));
    }

    byte[] levels(SymbolRoad road) {
        road.saveLevels(begun(road));
        return writer.bytes();
    }

    byte[] strategy(SymbolRoad road) {
        road.saveStrategy(begun(road).putString(fingerprint(road.symbol())));
        return writer.bytes();
    }

    private StateWriter begun(SymbolRoad road) {
        writer.clear();
        return writer.putInt(LAYOUT).putLong(road.run().value());
    }

    /** Of both parts; without the second it is damaged. */
    SymbolState restore(String symbol, byte[] levels, byte @Nullable [] strategy) {
        StateReader reader = new StateReader(levels);
        int layout = reader.getInt();
        RunId run = new RunId(reader.getLong());
        if (layout != LAYOUT) {
            return refused(run, symbol, "has layout " + layout + ", this build reads " + LAYOUT);
        }
        if (strategy == null) {
            return refused(run, symbol, "is damaged: its strategy is missing");
        }
        StateReader second = new StateReader(strategy);
        try {
            return restore(run, symbol, reader, second);
        } catch (IllegalArgumentException | UnreadableMessageException damaged) {
            return refused(run, symbol, "is damaged: " + damaged.getMessage());
        }
    }

    private SymbolState restore(RunId run, String symbol, StateReader levels, StateReader strategy) {
        if (strategy.getInt() != LAYOUT || strategy.getLong() != run.value()) {
            return refused(run, symbol, "is damaged: its strategy is of another run");
        }
        String made = strategy.getString();
        if (!made.equals(fingerprint(symbol))) {
            return refused(run, symbol, "was made with " + made + ", this service has " + fingerprint(symbol));
        }
        SymbolRoad road = fresh(run, TapeEvent.NO_PLACE, symbol, 1);
        road.restoreLevels(levels);
        levels.end();
        road.restoreStrategy(strategy);
        strategy.end();
        return road;
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
