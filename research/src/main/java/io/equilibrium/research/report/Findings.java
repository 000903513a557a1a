package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.research.results.StartSpread;
import io.equilibrium.research.surrogate.BarHistory;
import io.equilibrium.research.surrogate.LeadLag;
import java.util.List;
import java.util.Map;

/**
 * All that was worked out for one page.
 *
 * @param symbols in order, all together last where they are several
 * @param histories of symbols that have bars
 * @param results by symbol and setting
 * @param money by setting, each bet traded whatever it lost before
 * @param phases along the first setting from twenty starts, of each symbol
 * @param leads of every two symbols that have bars
 * @param lived along the first setting with the breaker in play
 */
record Findings(
        List<String> symbols,
        List<Setting> settings,
        Map<String, BarHistory> histories,
        Map<Key, RulesResult> results,
        Map<String, SymbolView> views,
        Together together,
        List<Family> families,
        Map<String, MoneyResult> money,
        List<StartSpread> phases,
        List<LeadLag> leads,
        MoneyResult lived) {
    record Key(String symbol, String setting) {}

    Findings {
        symbols = List.copyOf(symbols);
        settings = List.copyOf(settings);
        families = List.copyOf(families);
        phases = List.copyOf(phases);
        leads = List.copyOf(leads);
    }

    RulesResult result(String symbol, Setting setting) {
        RulesResult result = results.get(new Key(symbol, setting.name()));
        if (result == null) {
            throw new IllegalArgumentException("nothing of " + symbol + " under " + setting.name());
        }
        return result;
    }

    /** Nothing of a setting that is not traded. */
    DragRow drag(String symbol, Setting setting) {
        MoneyResult of = money.get(setting.name());
        return of == null ? DragRow.NONE : of.drag(symbol);
    }

    /** The market's own path, or trades. */
    Setting first() {
        return settings.getFirst();
    }
}
