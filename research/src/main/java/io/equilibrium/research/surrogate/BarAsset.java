package io.equilibrium.research.surrogate;

import io.equilibrium.domain.evidence.StrategyTally;
import io.equilibrium.domain.market.Bar;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A symbol's bars under several rules; each surrogate is made once for all of them. */
public record BarAsset(BarHistory history, BarSurrogate surrogate, List<BarRules> rules) implements Asset {
    public BarAsset {
        rules = List.copyOf(rules);
    }

    @Override
    public String symbol() {
        return history.symbol();
    }

    @Override
    public List<String> settings() {
        return rules.stream().map(BarRules::name).toList();
    }

    @Override
    public long prices() {
        return 4L * history.bars().size() * rules.size();
    }

    @Override
    public List<StrategyTally> observed() {
        return tallied(history::tell);
    }

    @Override
    public List<StrategyTally> surrogate(Draw draw) {
        return tallied(listener -> surrogate.tell(draw, listener));
    }

    private List<StrategyTally> tallied(Consumer<BarListener> bars) {
        List<StrategyTally> tallies =
                Stream.generate(StrategyTally::new).limit(rules.size()).toList();
        List<BarListener> listeners = IntStream.range(0, rules.size())
                .mapToObj(i -> rules.get(i).start(symbol(), tallies.get(i)::on))
                .toList();
        bars.accept(new BarListener() {
            @Override
            public void on(Bar bar) {
                for (int i = 0; i < listeners.size(); i++) {
                    listeners.get(i).on(bar);
                }
            }

            @Override
            public void end() {
                listeners.forEach(BarListener::end);
            }
        });
        return tallies;
    }
}
