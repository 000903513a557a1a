package io.equilibrium.execution;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Traded;
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
 * A run as the pipeline in one process makes it: its ticks, what is on approved-orders because of them, and what must be
 * on fills because of both, by symbol.
 */
public record Script(RunId run, List<Traded> ticks, List<Message> decisions, Map<String, List<Message>> fills) {
    /** Progress is told after one tick of so many, as chance has it, and at the end. */
    public static Script of(RunId run, List<Tick> ticks, TradingSettings settings, long seed, int apart) {
        return new Writer(run, settings, new Random(seed), apart).write(ticks);
    }

    /** How many records must be on fills. */
    public int answers() {
        return fills.values().stream().mapToInt(List::size).sum();
    }

    private static final class Writer {
        private final RunId run;
        private final TradingPipeline pipeline;
        private final Random random;
        private final int apart;
        private final List<Message> decisions = new ArrayList<>();
        private final Map<String, List<Message>> fills = new TreeMap<>();
        private final Map<String, Tape> tapes = new TreeMap<>();
        private final TradingSettings settings;

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
            tapes.keySet().forEach(symbol -> both(new Message.RunStarted(run, symbol, tapes.size())));
            ticks.forEach(this::tick);
            tapes.forEach((symbol, tape) -> {
                progress(symbol, tape);
                both(new Message.RunEnded(
                        run,
                        symbol,
                        tape.accepted(),
                        tape.duplicates(),
                        tape.segment() + 1,
                        tape.tradeId(),
                        tape.timeMicros()));
            });
            return new Script(
                    run,
                    ticks.stream().map(tick -> new Traded(run, tick)).toList(),
                    List.copyOf(decisions),
                    Map.copyOf(fills));
        }

        private void both(Message message) {
            decisions.add(message);
            fills.computeIfAbsent(message.key(), symbol -> new ArrayList<>()).add(message);
        }

        private void tick(Tick tick) {
            for (RoadEvent event : pipeline.on(tick)) {
                if (event instanceof RoadEvent.Decided(RiskEvent.Approved(var order))) {
                    decisions.add(new Message.Approved(run, order));
                } else if (event instanceof RoadEvent.Answered(OrderEvent answer)) {
                    fills.get(answer.symbol()).add(new Message.Answered(run, answer));
                }
            }
            Tape tape = tapes.get(tick.symbol());
            tape.accept(tick);
            if (random.nextInt(apart) == 0) {
                progress(tick.symbol(), tape);
            }
        }

        private void progress(String symbol, Tape tape) {
            decisions.add(new Message.Progress(run, symbol, tape.tradeId(), tape.timeMicros()));
        }
    }
}
