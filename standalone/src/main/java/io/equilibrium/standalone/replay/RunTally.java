package io.equilibrium.standalone.replay;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.results.Halt;
import io.equilibrium.research.results.Results;
import io.equilibrium.research.results.RoadDigest;
import io.equilibrium.research.results.RoadLine;
import io.equilibrium.research.results.TapeCounts;
import java.util.function.LongConsumer;

/** Adds what the services say to results and digest, and tells how many of the market's ticks are decided upon. */
final class RunTally {
    private final MarketData market;
    private final Results results;
    private final RoadDigest digest;
    private final LongConsumer more;
    private long done;

    /** Tells of further ticks as they come through. */
    RunTally(MarketData market, Results results, RoadDigest digest, LongConsumer more) {
        this.market = market;
        this.results = results;
        this.digest = digest;
        this.more = more;
    }

    void on(String topic, Message message) {
        RoadLine.of(message).ifPresent(digest::on);
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
                if (topic.equals(Topics.APPROVED_ORDERS)) {
                    reached(progress.place());
                }
            }
            case Message.RunEnded ended -> {
                if (topic.equals(Topics.STEPS)) {
                    results.tape(ended.symbol(), new TapeCounts(ended.ticks(), ended.duplicates(), ended.segments()));
                }
            }
            case Message.RunStarted started -> {}
            case Message.Flatten flatten -> {}
            case Message.LimitNeared neared -> results.on(neared.neared());
            case Message.LimitChanged changed -> {}
            case Message.VenueReported reported -> {}
            case Message.EntriesSwitched switched -> {}
            case Message.Marked marked -> {}
            case Message.FeedChanged changed -> {}
            case Message.Commanded commanded -> {}
            case Message.CommandAnswered answered -> {}
            case Message.StrategyCommanded commanded -> {}
            case Message.StrategyAnswered answered -> {}
        }
    }

    // Before a place on the tape lie as many ticks, but for the symbols' starts and ends.
    private void reached(long place) {
        long ticks = Math.clamp(place, 0, market.totalTicks());
        if (ticks > done) {
            more.accept(ticks - done);
            done = ticks;
        }
    }
}
