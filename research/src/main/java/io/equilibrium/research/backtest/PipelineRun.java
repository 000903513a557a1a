package io.equilibrium.research.backtest;

import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.EventCursor;
import io.equilibrium.marketdata.MarketData;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A market through a pipeline of its own. */
public final class PipelineRun {
    private PipelineRun() {}

    /** Tells of what happens on the road, and of ticks as they are done; without funding, positions pay and get none. */
    public static void of(
            MarketData market, TradingSettings settings, boolean funded, Consumer<RoadEvent> road, LongConsumer done) {
        TradingPipeline pipeline = new TradingPipeline(settings);
        try (EventCursor tape = market.events()) {
            Pace pace = new Pace(done);
            while (tape.advance()) {
                MarketEvent happened = tape.event();
                if (happened instanceof Tick) {
                    pace.tick();
                } else if (!funded) {
                    continue;
                }
                pipeline.on(happened).forEach(road);
            }
            pace.end();
        }
    }
}
