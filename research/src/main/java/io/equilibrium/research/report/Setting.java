package io.equilibrium.research.report;

import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.study.StudyRules;
import io.equilibrium.research.surrogate.BarRules;
import io.equilibrium.research.surrogate.PathRules;
import io.equilibrium.research.surrogate.TickAsset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column of results of the page: by which rules, and along which path of bars.
 *
 * @param rules none of trades
 * @param path none where bars are not read along one
 * @param causal whether it never reads what lies in its future
 */
record Setting(String name, Optional<BarRules> rules, Optional<BarPath> path, boolean causal) {
    /** Whether its bets go through risk and venue. */
    boolean isTraded() {
        return rules.isEmpty() || path.isPresent();
    }

    /** Of trades alone. */
    static final Setting TRADES = new Setting(TickAsset.SETTING, Optional.empty(), Optional.empty(), true);

    /** The market's own path first, then the others, then the study's rule where its rows take these bars. */
    static List<Setting> ofBars(MarketData market, TradingSettings settings, Duration length) {
        List<Setting> all = new ArrayList<>();
        Set<BarPath> others = EnumSet.of(BarPath.AUTO, BarPath.HIGH_FIRST, BarPath.LOW_FIRST);
        others.remove(market.path());
        all.add(along(settings, length, market.path()));
        others.forEach(path -> all.add(along(settings, length, path)));
        if (StudyRules.ROW.toMillis() % length.toMillis() == 0) {
            all.add(study(new StudyRules(length, false)));
            all.add(study(new StudyRules(length, true)));
        }
        return all;
    }

    private static Setting along(TradingSettings settings, Duration length, BarPath path) {
        PathRules rules = new PathRules(settings, length, path);
        return new Setting(rules.name(), Optional.of(rules), Optional.of(path), true);
    }

    private static Setting study(StudyRules rules) {
        return new Setting(rules.name(), Optional.of(rules), Optional.empty(), !rules.lookahead());
    }
}
