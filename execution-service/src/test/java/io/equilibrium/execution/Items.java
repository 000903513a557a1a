package io.equilibrium.execution;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What market-gateway and signal-service make of a tape, in the order in which risk takes it. */
public final class Items {
    private final TradingSettings settings;
    private final Map<String, StrategyEngine> strategies = new TreeMap<>();
    private final Map<String, MarkSampler> samplers = new TreeMap<>();
    private final Map<String, Tape> tapes = new TreeMap<>();
    private final List<Message> items = new ArrayList<>();

    private Items(TradingSettings settings) {
        this.settings = settings;
    }

    public static List<Message> of(List<TapeEvent> tape, TradingSettings settings) {
        Items items = new Items(settings);
        tape.forEach(items::on);
        return List.copyOf(items.items);
    }

    private void on(TapeEvent event) {
        switch (event) {
            case RunStarted start ->
                items.add(new Message.RunStarted(start.run(), start.place(), start.symbol(), start.symbols()));
            case Traded trade -> on(trade);
            case RunEnded end -> end(end);
            case Funded _ -> {}
            case Reached _ -> {}
        }
    }

    private void on(Traded trade) {
        Tick tick = trade.tick();
        tapes.computeIfAbsent(tick.symbol(), symbol -> new Tape(settings.paper().hole()))
                .accept(tick);
        StrategyEngine strategy = strategies.computeIfAbsent(
                tick.symbol(), symbol -> new StrategyEngine(symbol, settings.strategyOf(symbol)));
        for (StepSignals step : strategy.on(tick)) {
            items.add(new Message.Stepped(trade.run(), trade.place(), step.made()));
            for (SignalEvent signal : step.signals()) {
                items.add(new Message.Signalled(trade.run(), trade.place(), signal));
            }
        }
        MarkSampler sampler =
                samplers.computeIfAbsent(tick.symbol(), symbol -> new MarkSampler(settings.markInterval()));
        if (sampler.isMark(tick)) {
            items.add(new Message.Marked(trade.run(), trade.place(), sampler.mark(tick)));
        }
    }

    private void end(RunEnded end) {
        Tape tape = tapes.get(end.symbol());
        items.add(new Message.RunEnded(
                end.run(),
                end.place(),
                end.symbol(),
                tape.accepted(),
                tape.duplicates(),
                tape.segment() + 1,
                tape.tradeId(),
                tape.timeMicros()));
    }
}
