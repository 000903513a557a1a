package io.equilibrium.research.surrogate;

import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepEngine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The road's own rules on bars that are read along a path. */
public record PathRules(TradingSettings settings, Duration length, BarPath path) implements BarRules {
    @Override
    public String name() {
        return path.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public BarListener start(String symbol, Consumer<StepSignals> said) {
        BarTicks ticks = new BarTicks(symbol, length, path);
        Consumer<Tick> engine = onTicks(settings, symbol, said);
        return bar -> ticks.of(bar, engine);
    }

    /** Hands out the steps alone, which are the same whatever is made of them. */
    BarListener steps(String symbol, Consumer<Step> made) {
        BarTicks ticks = new BarTicks(symbol, length, path);
        StepEngine engine = new StepEngine(symbol, settings.strategyOf(symbol).step());
        Consumer<Tick> each = tick -> {
            List<Step> steps = engine.on(tick);
            if (!steps.isEmpty()) {
                steps.forEach(made);
            }
        };
        return bar -> ticks.of(bar, each);
    }

    /** The strategy on ticks; what a gate makes of its bets is not asked, so that there is none. */
    public static Consumer<Tick> onTicks(TradingSettings settings, String symbol, Consumer<StepSignals> said) {
        StrategySettings strategy = settings.strategyOf(symbol).withGate(GateSettings.DEFAULT);
        StrategyEngine engine = new StrategyEngine(symbol, strategy);
        return tick -> {
            List<StepSignals> steps = engine.on(tick);
            if (!steps.isEmpty()) {
                steps.forEach(said);
            }
        };
    }
}
