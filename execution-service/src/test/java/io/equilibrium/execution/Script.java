package io.equilibrium.execution;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A run as the pipeline in one process makes it: its tape, what is on approved-orders because of it when risk waits for
 * fills, and what must be on fills because of both without progress, in all and by symbol.
 */
public record Script(
        RunId run,
        List<TapeEvent> tape,
        List<Message> decisions,
        List<Message> said,
        Map<String, List<Message>> fills) {
    /** Progress is told after one tick of so many, as chance has it, after every answer, and at the end. */
    public static Script of(RunId run, List<Tick> ticks, TradingSettings settings, long seed, int apart) {
        return new Writer(run, settings, new Random(seed), apart).write(ticks);
    }

    /** How many records must be on fills. */
    public int answers() {
        return fills.values().stream().mapToInt(List::size).sum();
    }

    private static final class Writer {
        private static final int FUNDED = 17;

        private final RunId run;
        private final TradingPipeline pipeline;
        private final Random random;
        private final int apart;
        private final List<TapeEvent> tape = new ArrayList<>();
        private final List<Message> decisions = new ArrayList<>();
        private final List<Message> said = new ArrayList<>();
        private final Map<String, List<Message>> fills = new TreeMap<>();
        private final Map<String, Tape> tapes = new TreeMap<>();
        private final TradingSettings settings;
        private long heard;

        Writer(RunId run, TradingSettings settings, Random random, int apart) {
            this.run = run;
            this.settings = settings;
            this.pipeline = new TradingPipeline(settings);
            this.random = random;
            this.apart = apart;
        }

        Script write(List<Tick> ticks) {
            for (Tick tick : ticks) {
                tapes.computeIfAbsent(
                        tick.symbol(), symbol -> new Tape(settings.paper().hole()));
            }
            tapes.keySet().forEach(this::start);
            ticks.forEach(this::tick);
            tapes.forEach(this::end);
            progress(Long.MAX_VALUE);
            return new Script(run, List.copyOf(tape), List.copyOf(decisions), List.copyOf(said), Map.copyOf(fills));
        }

        private void start(String symbol) {
            both(new Message.RunStarted(run, tape.size(), symbol, tapes.size()));
            tape.add(new RunStarted(run, tape.size(), symbol, tapes.size(), 1, 1, 1, "0".repeat(64)));
        }

        private void end(String symbol, Tape ended) {
            both(new Message.RunEnded(
                    run,
                    tape.size(),
                    symbol,
                    ended.accepted(),
                    ended.duplicates(),
                    ended.segment() + 1,
                    ended.tradeId(),
                    ended.timeMicros()));
            tape.add(new RunEnded(run, tape.size(), symbol, ended.accepted(), ended.tradeId(), ended.timeMicros()));
        }

        private void both(Message message) {
            decisions.add(message);
            say(message);
        }

        private void say(Message message) {
            said.add(message);
            fills.computeIfAbsent(message.key(), symbol -> new ArrayList<>()).add(message);
        }

        private void tick(Tick tick) {
            if (tape.size() % FUNDED == 0) {
                take(new Funding(tick.symbol(), tape.size() % 7 * 10_000 - 30_000, tick.eventTimeMicros()));
            }
            take(tick);
        }

        private void take(MarketEvent market) {
            long place = tape.size();
            switch (market) {
                case Tick tick -> {
                    tape.add(new Traded(run, place, tick));
                    tapes.get(tick.symbol()).accept(tick);
                }
                case Funding funding -> tape.add(new Funded(run, place, funding));
            }
            boolean answered = false;
            for (RoadEvent event : pipeline.on(market)) {
                switch (event) {
                    case RoadEvent.Decided(RiskEvent.Approved(var order)) ->
                        decisions.add(new Message.Approved(run, place, order));
                    case RoadEvent.Decided(RiskEvent.FlattenOrdered flatten) -> flatten(flatten, place);
                    case RoadEvent.Answered(OrderEvent answer) -> {
                        if (!answered) {
                            progress(place);
                        }
                        answered = true;
                        say(new Message.Answered(run, place, answer));
                    }
                    case RoadEvent.Decided _, RoadEvent.Stepped _, RoadEvent.Signalled _ -> {}
                }
            }
            heard = answered ? place : heard;
            if (answered || random.nextInt(apart) == 0) {
                progress(place);
            }
        }

        private void flatten(RiskEvent.FlattenOrdered flatten, long place) {
            for (String symbol : tapes.keySet()) {
                decisions.add(new Message.Flatten(
                        run, place, symbol, flatten.cause(), flatten.epoch(), flatten.timeMicros()));
            }
        }

        private void progress(long place) {
            tapes.keySet().forEach(symbol -> decisions.add(new Message.Progress(run, place, symbol, heard, 0)));
        }
    }
}
