package io.equilibrium.gateway;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.domain.market.Tick;
import java.time.Duration;
import java.util.List;

/** What is said of one symbol on the marks: the run's beginning and end, sampled prices, how far they are complete. */
final class MarkLane {
    private final RunId run;
    private final String symbol;
    private final List<RunId> givesUp;
    private final MarkSampler sampler;
    private long firstMicros;
    private long timeMicros;
    private long lastTradeId = Long.MIN_VALUE;
    private long duplicates;
    private long told = TapeEvent.NO_PLACE;
    private boolean up;
    private boolean ended;

    MarkLane(RunId run, String symbol, List<RunId> givesUp, Duration interval) {
        this.run = run;
        this.symbol = symbol;
        this.givesUp = List.copyOf(givesUp);
        this.sampler = new MarkSampler(interval);
    }

    /** What follows from an event of the symbol; every one is told, in order. */
    List<Message> on(TapeEvent event) {
        return switch (event) {
            case RunStarted started -> {
                firstMicros = started.firstEventTimeMicros();
                yield List.of(new Message.RunStarted(run, started.place(), symbol, started.symbols(), givesUp));
            }
            case Traded traded -> on(traded.place(), traded.tick());
            case RunEnded end -> {
                ended = true;
                yield List.of(progress(end.place() - 1), ended(end));
            }
            case Funded funded -> List.of();
            case Reached reached -> List.of();
        };
    }

    private List<Message> on(long place, Tick tick) {
        if (tick.tradeId() <= lastTradeId) {
            duplicates++;
        } else {
            lastTradeId = tick.tradeId();
            timeMicros = Math.max(timeMicros, tick.eventTimeMicros());
        }
        return sampler.isMark(tick) ? List.of(new Message.Marked(run, place, sampler.mark(tick))) : List.of();
    }

    // Nobody here looks for holes, so segments are not known.
    private Message ended(RunEnded end) {
        return new Message.RunEnded(
                run, end.place(), symbol, end.ticks() - duplicates, duplicates, 0, end.lastTradeId(), timeMicros);
    }

    boolean isUntold(long place) {
        return !ended && place > told;
    }

    Message progress(long place) {
        told = place;
        return new Message.Progress(run, place, symbol, 0, timeMicros);
    }

    /** Whether the feed was said to be up, and not down since. */
    boolean isUp() {
        return up;
    }

    boolean isEnded() {
        return ended;
    }

    Message feed(boolean nowUp, long place, String cause) {
        up = nowUp;
        return new Message.FeedChanged(run, place, symbol, up, cause, Math.max(timeMicros, firstMicros));
    }
}
