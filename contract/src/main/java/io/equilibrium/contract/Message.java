package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.VenueReport;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.window.StepMade;
import java.util.List;

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
    @JsonSubTypes.Type(value = Message.LimitNeared.class, name = "limit-neared"),
    @JsonSubTypes.Type(value = Message.LimitChanged.class, name = "limit-changed"),
    @JsonSubTypes.Type(value = Message.EntriesSwitched.class, name = "entries-switched"),
    @JsonSubTypes.Type(value = Message.Marked.class, name = "marked"),
    @JsonSubTypes.Type(value = Message.FeedChanged.class, name = "feed-changed"),
    @JsonSubTypes.Type(value = Message.Commanded.class, name = "commanded"),
    @JsonSubTypes.Type(value = Message.CommandAnswered.class, name = "command-answered"),
    @JsonSubTypes.Type(value = Message.StrategyCommanded.class, name = "strategy-commanded"),
    @JsonSubTypes.Type(value = Message.StrategyAnswered.class, name = "strategy-answered"),
    @JsonSubTypes.Type(value = Message.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Message.VenueReported.class, name = "venue-reported")
})
@JsonPropertyOrder({"version", "run", "place"})
public sealed interface Message {
    /** The newest layout that this build writes and reads. */
    int VERSION = 8;

    /** What says nothing of what came with a later layout is written in this one, which earlier builds read. */
    int USUAL = 6;

    RunId run();

    /**
     * The place on the tape of the tick, or of the run's start or end, that this comes from: the order of all symbols of a
     * run. What a person does has the place that the account had come to.
     */
    long place();

    /** The key of the record that carries it. */
    String key();

    /** The oldest layout that whoever reads it must know. */
    @JsonProperty(value = "version", access = JsonProperty.Access.READ_ONLY)
    default int version() {
        return USUAL;
    }

    /**
     * A run began for the symbol; the run has this many symbols.
     *
     * @param givesUp on {@code marks}: the runs that had begun and of which nothing more comes, since this one takes their
     *     place; elsewhere none
     */
    record RunStarted(RunId run, long place, String symbol, int symbols, List<RunId> givesUp) implements Message {
        public RunStarted {
            givesUp = List.copyOf(givesUp);
        }

        /** One that gives up none. */
        public RunStarted(RunId run, long place, String symbol, int symbols) {
            this(run, place, symbol, symbols, List.of());
        }

        @Override
        public String key() {
            return symbol;
        }
    }

    /**
     * Everything of the symbol through this place was said before, as far as the other side was heard. On {@code steps},
     * {@code signals} and {@code marks} nobody is heard, and it is 0. On {@code approved-orders} it is the last place of
     * which risk has taken the venue's answers ({@link #UNHEARD} when the venue need not wait to be heard). On
     * {@code fills} it is the place through which the venue knows what was decided: it answers nothing more through this
     * place, unless something is decided between the two, or on answers beyond the echo.
     *
     * @param echo on {@code fills}: the last place of which risk had taken the venue's answers, by what the venue knows;
     *     elsewhere 0
     */
    record Progress(RunId run, long place, String symbol, long heard, long echo, long timeMicros) implements Message {
        /** In place of how far the other side was heard: it is not waited for. */
        public static final long UNHEARD = Long.MAX_VALUE;

        /** One that echoes nothing. */
        public Progress(RunId run, long place, String symbol, long heard, long timeMicros) {
            this(run, place, symbol, heard, 0, timeMicros);
        }

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
            RunId run,
            long place,
            String symbol,
            long ticks,
            long duplicates,
            int segments,
            long lastTradeId,
            long lastTimeMicros)
            implements Message {
        /** In place of a symbol where the whole run is meant. */
        public static final String EVERY_SYMBOL = "*";

        @Override
        public String key() {
            return symbol;
        }
    }

    /** A level was crossed. */
    record Stepped(RunId run, long place, StepMade made) implements Message {
        @Override
        public String key() {
            return made.step().symbol();
        }
    }

    /** One tick made more steps than allowed, and nothing is computed of the symbol any more in this run. */
    record SymbolHalted(RunId run, long place, String symbol, long tradeId, long timeMicros, String reason)
            implements Message {
        @Override
        public String key() {
            return symbol;
        }
    }

    /** A bet was opened or resolved, or a series ended. */
    record Signalled(RunId run, long place, SignalEvent event) implements Message {
        @Override
        public String key() {
            return event.symbol();
        }
    }

    /** The order may go to the venue. */
    record Approved(RunId run, long place, BracketOrder order) implements Message {
        @Override
        public int version() {
            return Layout.of(order);
        }

        @Override
        public String key() {
            return order.symbol();
        }
    }

    /** Cancel the symbol's entries and close its positions; said once per symbol, so that it keeps its place in key order. */
    record Flatten(RunId run, long place, String symbol, String cause, long epoch, long timeMicros) implements Message {
        @Override
        public String key() {
            return symbol;
        }
    }

    /** The bet becomes no order. */
    record Denied(RunId run, long place, RiskEvent.Denied denial) implements Message {
        @Override
        public int version() {
            return Layout.of(denial);
        }

        @Override
        public String key() {
            return denial.symbol();
        }
    }

    /** A circuit breaker moved. */
    record BreakerMoved(RunId run, long place, RiskEvent.BreakerMoved moved) implements Message {
        /** The key of all that is said of breakers, so that it keeps its order. */
        public static final String KEY = "account";

        @Override
        public int version() {
            return Layout.of(moved);
        }

        @Override
        public String key() {
            return KEY;
        }
    }

    /** A rule's measure has come to 80 % of its threshold. */
    record LimitNeared(RunId run, long place, RiskEvent.LimitNeared neared) implements Message {
        @Override
        public int version() {
            return Layout.BREAKERS;
        }

        @Override
        public String key() {
            return BreakerMoved.KEY;
        }
    }

    /** A person set a limit, or a rule's threshold. */
    record LimitChanged(RunId run, long place, RiskEvent.LimitChanged changed) implements Message {
        @Override
        public int version() {
            return Layout.BREAKERS;
        }

        @Override
        public String key() {
            return BreakerMoved.KEY;
        }
    }

    /** A person paused or resumed entries. */
    record EntriesSwitched(RunId run, long place, EntrySwitch to) implements Message {
        @Override
        public String key() {
            return BreakerMoved.KEY;
        }
    }

    /** A price was sampled. */
    record Marked(RunId run, long place, Mark mark) implements Message {
        @Override
        public String key() {
            return mark.symbol();
        }
    }

    /** A symbol's feed came up or went down, and why. */
    record FeedChanged(RunId run, long place, String symbol, boolean up, String cause, long timeMicros)
            implements Message {
        @Override
        public String key() {
            return symbol;
        }
    }

    /** A person wants something done; its run is the one that was going on when it was written, {@link RunId#NONE} for none. */
    record Commanded(RunId run, long place, Command command) implements Message {
        @Override
        public int version() {
            return Layout.of(command);
        }

        @Override
        public String key() {
            return command.scope();
        }
    }

    /** What became of a person's command: done, or refused and why. */
    record CommandAnswered(RunId run, long place, String commandId, boolean done, String said) implements Message {
        @Override
        public String key() {
            return BreakerMoved.KEY;
        }
    }

    /** A person wants something of a strategy; its run is the symbol's that was going on, {@link RunId#NONE} for none. */
    record StrategyCommanded(RunId run, long place, StrategyCommand command) implements Message {
        @Override
        public String key() {
            return command.symbol();
        }
    }

    /**
     * What became of a person's command to a strategy: done, or refused and why. It acts behind everything of the symbol
     * through this place, and before all that comes after.
     */
    record StrategyAnswered(RunId run, long place, StrategyCommand command, boolean done, String said)
            implements Message {
        @Override
        public String key() {
            return command.symbol();
        }
    }

    /** Execution reports something beside orders, on {@code fills}. */
    record VenueReported(RunId run, long place, VenueReport report) implements Message {
        @Override
        public int version() {
            return Layout.BREAKERS;
        }

        @Override
        public String key() {
            return BreakerMoved.KEY;
        }
    }

    /** The venue answered. */
    record Answered(RunId run, long place, OrderEvent event) implements Message {
        @Override
        public int version() {
            return Layout.of(event);
        }

        @Override
        public String key() {
            return event.symbol();
        }
    }
}
