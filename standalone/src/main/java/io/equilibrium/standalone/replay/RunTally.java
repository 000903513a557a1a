package io.equilibrium.standalone.replay;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.results.Halt;
import io.equilibrium.research.results.Results;
import io.equilibrium.research.results.TapeCounts;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Adds what the services say to the results, and tells how many of the market's ticks have come the whole way. */
final class RunTally {
    private final MarketData market;
    private final Results results;
    private final LongConsumer more;
    private final Map<String, Long> done = new TreeMap<>();

    /** Tells of further ticks as they come through. */
    RunTally(MarketData market, Results results, LongConsumer more) {
        this.market = market;
        this.results = results;
        this.more = more;
    }

    void on(String topic, Message message) {
        switch (message) {
            case Message.Stepped stepped -> results.on(stepped.made());
            case Message.Signalled signalled -> results.on(signalled.event());
            case Message.Approved approved -> results.on(new RiskEvent.Approved(approved.order()));
            case Message.Denied denied -> results.on(denied.denial());
            case Message.BreakerMoved moved -> results.on(moved.moved());
            case Message.Answered answered -> results.on(answered.event());
            case Message.SymbolHalted halted ->
                results.halted(halted.symbol(), new Halt(halted.tradeId(), halted.timeMicros()));
            case Message.Progress progress -> {
                if (topic.equals(Topics.FILLS)) {
                    reached(progress.symbol(), ticksUntil(progress.symbol(), progress.timeMicros()));
                }
            }
            case Message.RunEnded ended -> {
                if (topic.equals(Topics.FILLS)) {
                    results.tape(ended.symbol(), new TapeCounts(ended.ticks(), ended.duplicates(), ended.segments()));
                    reached(ended.symbol(), market.ticks(ended.symbol()));
                }
            }
            case Message.RunStarted started -> {}
            case Message.Flatten flatten -> {}
        }
    }

    // Progress says until when, not how many: the share of the symbol's time stands for its ticks.
    private long ticksUntil(String symbol, long timeMicros) {
        long first = market.firstMicros(symbol);
        long span = Math.max(1, market.lastMicros(symbol) - first);
        double share = Math.clamp((timeMicros - first) / (double) span, 0, 1);
        return (long) (share * market.ticks(symbol));
    }

    private void reached(String symbol, long ticks) {
        long before = done.getOrDefault(symbol, 0L);
        if (ticks > before) {
            done.put(symbol, ticks);
            more.accept(ticks - before);
        }
    }
}
