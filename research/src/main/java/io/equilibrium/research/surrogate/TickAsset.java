package io.equilibrium.research.surrogate;

import io.equilibrium.domain.evidence.StrategyTally;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import java.util.List;
import java.util.function.Consumer;

/** A symbol's trades under the road's own rules. */
public record TickAsset(TickHistory history, TickSurrogate surrogate, TradingSettings rules) implements Asset {
    /** The name of the one setting. */
    public static final String SETTING = "trades";

    @Override
    public String symbol() {
        return history.symbol();
    }

    @Override
    public List<String> settings() {
        return List.of(SETTING);
    }

    @Override
    public long prices() {
        return history.size();
    }

    @Override
    public List<StrategyTally> observed() {
        return tallied(history::tell);
    }

    @Override
    public List<StrategyTally> surrogate(Draw draw) {
        return tallied(ticks -> surrogate.tell(draw, ticks));
    }

    private List<StrategyTally> tallied(Consumer<Consumer<Tick>> prices) {
        StrategyTally tally = new StrategyTally();
        prices.accept(PathRules.onTicks(rules, symbol(), tally::on));
        return List.of(tally);
    }

    /** The shortest of the three blocks that are shown: by the variance ratio, up to as many trades as a step takes. */
    public static int shortestBlock(TickHistory history, TradingSettings rules) {
        StrategyTally tally = new StrategyTally();
        history.tell(PathRules.onTicks(rules, history.symbol(), tally::on));
        long perStep = history.size() / Math.max(1, tally.steps());
        int most = Math.max(1, history.size() / 50);
        return VarianceRatio.shortestBlock(history.logMoves(), (int) Math.min(most, Math.max(1, perStep)));
    }
}
