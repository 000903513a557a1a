package io.equilibrium.risk;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The other party of a replay: sees the ticks of all symbols in the order of their places, none before risk has said what it
 * decided through its place and heard what was answered, and promises how long it will be silent.
 */
final class StandInVenue {
    /** What risk has said on one symbol's lane. */
    private static final class Grants {
        private long through = -1;
        private long heard = -1;
    }

    private final RunId run;
    private final int symbols;
    private final Consumer<Message> out;
    private final Map<String, Grants> lanes = new TreeMap<>();
    private final List<Message> untold = new ArrayList<>();
    private final PriorityQueue<TapeEvent> waiting = new PriorityQueue<>(Comparator.comparingLong(TapeEvent::place));
    private final SimulatedVenue venue = new SimulatedVenue(Tape.SETTINGS.paper(), Tape.SETTINGS.instruments());
    private final Map<Integer, Long> seen = new HashMap<>();
    private long answered = -1;
    private String answeredSymbol = "";
    private long looked = -1;
    private long lastPlace;

    /** How often it has answered a tick, and promised something. */
    int answers;

    int promises;

    StandInVenue(Tape tape, Consumer<Message> out) {
        this.run = tape.run();
        this.symbols = tape.symbols();
        this.out = out;
    }

    /** Ticks of a partition, which holds nothing else through the last place. */
    boolean ticks(int partition, List<TapeEvent> events, long through) {
        waiting.addAll(events);
        Long before = seen.put(partition, through);
        lastPlace = seen.values().stream().mapToLong(Long::longValue).min().orElse(-1);
        return !events.isEmpty() || before == null || before < through;
    }

    void decided(Message message) {
        Grants lane = lanes.computeIfAbsent(message.key(), made -> new Grants());
        switch (message) {
            case Message.Progress progress -> {
                lane.through = Math.max(lane.through, progress.place());
                if (progress.heard() > lane.heard) {
                    lane.heard = progress.heard();
                    looked = -1;
                }
            }
            case Message.Approved _, Message.Flatten _ -> {
                untold.add(message);
                looked = -1;
            }
            case Message.RunStarted _, Message.RunEnded _ -> {}
            case Message.Denied _,
                    Message.BreakerMoved _,
                    Message.EntriesSwitched _,
                    Message.LimitNeared _,
                    Message.LimitChanged _,
                    Message.VenueReported _,
                    Message.Stepped _,
                    Message.SymbolHalted _,
                    Message.Signalled _,
                    Message.Marked _,
                    Message.FeedChanged _,
                    Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _,
                    Message.Answered _ -> throw new IllegalArgumentException(message.toString());
        }
    }

    /** Goes as far as it may. */
    void settle(int partitions) {
        if (seen.size() < partitions || lanes.size() < symbols) {
            return;
        }
        while (!waiting.isEmpty() && waiting.peek().place() <= lastPlace && maySee(waiting.peek())) {
            see(waiting.remove());
        }
        lookAhead();
    }

    private long through() {
        return lanes.values().stream().mapToLong(lane -> lane.through).min().orElse(-1);
    }

    private long heard() {
        return lanes.values().stream().mapToLong(lane -> lane.heard).min().orElse(-1);
    }

    private boolean isHeard() {
        return heard() >= answered;
    }

    private boolean maySee(TapeEvent event) {
        return through() >= event.place() && isHeard();
    }

    private void see(TapeEvent event) {
        switch (event) {
            case RunStarted _ -> {}
            case Traded traded -> take(traded, traded.tick());
            case Funded funded -> take(funded, funded.funding());
            case RunEnded ended ->
                out.accept(new Message.RunEnded(
                        ended.run(), ended.place(), ended.symbol(), ended.ticks(), 0, 1, ended.lastTradeId(), 0));
            case Reached reached -> throw new IllegalStateException(reached.toString());
        }
    }

    private void take(TapeEvent traded, MarketEvent market) {
        List<OrderEvent> events = on(venue, traded.place(), market);
        untold.removeIf(message -> message.place() <= traded.place());
        if (!events.isEmpty()) {
            answered = traded.place();
            answeredSymbol =
                    events.stream().allMatch(event -> event.symbol().equals(traded.symbol())) ? traded.symbol() : "";
            looked = -1;
            answers++;
            events.forEach(event -> out.accept(new Message.Answered(traded.run(), answered, event)));
            out.accept(new Message.Progress(
                    traded.run(), answered, traded.symbol(), through(), heard(), market.eventTimeMicros()));
        }
    }

    private List<OrderEvent> on(SimulatedVenue venueOrCopy, long place, MarketEvent market) {
        List<OrderEvent> events = new ArrayList<>();
        untold.stream()
                .filter(message -> message.place() <= place)
                .sorted(Comparator.comparingLong(Message::place))
                .forEach(message -> events.addAll(tell(venueOrCopy, message)));
        events.addAll(venueOrCopy.on(market));
        return events;
    }

    private static List<OrderEvent> tell(SimulatedVenue venue, Message message) {
        return message instanceof Message.Flatten flatten
                ? venue.flatten(flatten.symbol(), flatten.timeMicros(), flatten.epoch())
                : venue.on(((Message.Approved) message).order());
    }

    private static Optional<MarketEvent> market(TapeEvent event) {
        return switch (event) {
            case Traded traded -> Optional.of(traded.tick());
            case Funded funded -> Optional.of(funded.funding());
            case RunStarted _, RunEnded _, Reached _ -> Optional.empty();
        };
    }

    private void lookAhead() {
        long known = through();
        if (known <= looked
                || !(isHeard() || lanes.containsKey(answeredSymbol))
                || (venue.isIdle() && untold.isEmpty())) {
            return;
        }
        long silent = silentThrough();
        if (silent >= known) {
            looked = known;
            promises++;
            String symbol = isHeard() ? lanes.keySet().iterator().next() : answeredSymbol;
            out.accept(new Message.Progress(run, silent, symbol, known, heard(), 0));
        }
    }

    private long silentThrough() {
        SimulatedVenue copy = venue.copy();
        List<Message> before = List.copyOf(untold);
        long silent = lastPlace;
        for (TapeEvent event : waiting.stream()
                .sorted(Comparator.comparingLong(TapeEvent::place))
                .toList()) {
            Optional<MarketEvent> market = market(event);
            if (event.place() <= lastPlace && market.isPresent()) {
                List<OrderEvent> events = on(copy, event.place(), market.get());
                untold.removeIf(message -> message.place() <= event.place());
                if (!events.isEmpty()) {
                    silent = event.place() - 1;
                    break;
                }
            }
        }
        untold.clear();
        untold.addAll(before);
        return silent;
    }
}
