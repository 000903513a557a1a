package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.window.StepMade;

/** Everything that is said on the JSON topics; each belongs to a run and is keyed, most by symbol. Times in microseconds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.RunStarted.class, name = "run-started"),
    @JsonSubTypes.Type(value = Message.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Message.RunEnded.class, name = "run-ended"),
    @JsonSubTypes.Type(value = Message.Stepped.class, name = "stepped"),
    @JsonSubTypes.Type(value = Message.SymbolHalted.class, name = "symbol-halted"),
    @JsonSubTypes.Type(value = Message.Signalled.class, name = "signalled"),
    @JsonSubTypes.Type(value = Message.Approved.class, name = "approved"),
    @JsonSubTypes.Type(value = Message.Flatten.class, name = "flatten"),
    @JsonSubTypes.Type(value = Message.Denied.class, name = "denied"),
    @JsonSubTypes.Type(value = Message.BreakerMoved.class, name = "breaker-moved"),
    @JsonSubTypes.Type(value = Message.Answered.class, name = "answered")
})
@JsonPropertyOrder({"version", "run"})
public sealed interface Message {
    /** The layout that this build writes and reads. */
    int VERSION = 1;

    RunId run();

    /** The key of the record that carries it. */
    String key();

    @JsonProperty(value = "version", access = JsonProperty.Access.READ_ONLY)
    default int version() {
        return VERSION;
    }

    /** A run began for the symbol; the run has this many symbols. */
    record RunStarted(RunId run, String symbol, int symbols) implements Message {
        @Override
        public String key() {
            return symbol;
        }
    }

    /** Everything of the symbol up to and with this tick was said before. */
    record Progress(RunId run, String symbol, long tradeId, long timeMicros) implements Message {
        @Override
        public String key() {
            return symbol;
        }
    }

    /**
     * The run is over for the symbol: accepted ticks, dropped duplicates, segments begun, and the last tick (0 where there
     * was none).
     */
    record RunEnded(
            RunId run, String symbol, long ticks, long duplicates, int segments, long lastTradeId, long lastTimeMicros)
            implements Message {
        /** In place of a symbol where the whole run is meant. */
        public static final String EVERY_SYMBOL = "*";

        @Override
        public String key() {
            return symbol;
        }
    }

    /** A level was crossed. */
    record Stepped(RunId run, StepMade made) implements Message {
        @Override
        public String key() {
            return made.step().symbol();
        }
    }

    /** One tick made more steps than allowed, and nothing is computed of the symbol any more in this run. */
    record SymbolHalted(RunId run, String symbol, long tradeId, long timeMicros, String reason) implements Message {
        @Override
        public String key() {
            return symbol;
        }
    }

    /** A bet was opened or resolved, or a series ended. */
    record Signalled(RunId run, SignalEvent event) implements Message {
        @Override
        public String key() {
            return event.symbol();
        }
    }

    /** The order may go to the venue. */
    record Approved(RunId run, BracketOrder order) implements Message {
        @Override
        public String key() {
            return order.symbol();
        }
    }

    /** Cancel the symbol's entries and close its positions; said once per symbol, so that it keeps its place in key order. */
    record Flatten(RunId run, String symbol, String cause, long timeMicros) implements Message {
        @Override
        public String key() {
            return symbol;
        }
    }

    /** The bet becomes no order. */
    record Denied(RunId run, RiskEvent.Denied denial) implements Message {
        @Override
        public String key() {
            return denial.symbol();
        }
    }

    /** The account's circuit breaker moved. */
    record BreakerMoved(RunId run, RiskEvent.BreakerMoved moved) implements Message {
        /** The one scope that a breaker has. */
        public static final String SCOPE = "account";

        @Override
        public String key() {
            return SCOPE;
        }
    }

    /** The venue answered. */
    record Answered(RunId run, OrderEvent event) implements Message {
        @Override
        public String key() {
            return event.symbol();
        }
    }
}
