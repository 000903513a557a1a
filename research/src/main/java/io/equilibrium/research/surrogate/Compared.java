package io.equilibrium.research.surrogate;

import io.equilibrium.domain.evidence.StrategyTally;
import io.equilibrium.domain.evidence.SurrogateStatistic;
import io.equilibrium.domain.evidence.SurrogateValue;
import java.util.Map;

/** What one symbol (or all together) came to under one setting, each statistic beside its surrogates. */
public record Compared(
        String symbol, String setting, StrategyTally observed, Map<SurrogateStatistic, SurrogateValue> values) {
    /** All symbols together, under the same draws. */
    public static final String ALL = "all";

    public Compared {
        values = Map.copyOf(values);
    }

    public SurrogateValue value(SurrogateStatistic statistic) {
        SurrogateValue value = values.get(statistic);
        if (value == null) {
            throw new IllegalArgumentException("no surrogates of " + statistic);
        }
        return value;
    }

    /** Whether there is enough data for a statistic. */
    public boolean tells(SurrogateStatistic statistic) {
        return statistic.size(observed) >= statistic.least();
    }

    /** NaN where there is not enough data. */
    public double p(SurrogateStatistic statistic) {
        return tells(statistic) ? statistic.p(value(statistic)) : Double.NaN;
    }
}
