package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.ClusteredMean;
import io.equilibrium.research.surrogate.Compared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The verdict on every row of the page. */
final class Verdicts {
    /** A mean of fewer series, or weeks, is not told. */
    static final int LEAST_CLUSTERS = 20;

    private final Findings findings;
    private final Map<Family, Map<Compared, Double>> corrected = new HashMap<>();

    Verdicts(Findings findings) {
        this.findings = findings;
        findings.families().stream()
                .filter(Family::decides)
                .forEach(family -> corrected.put(family, family.corrected()));
    }

    List<Verdict> all() {
        List<Verdict> verdicts = new ArrayList<>();
        for (String symbol : findings.symbols()) {
            for (Setting setting : findings.settings()) {
                verdicts.add(of(symbol, setting));
            }
        }
        return verdicts;
    }

    Verdict of(String symbol, Setting setting) {
        ClusteredMean returns = returns(symbol, setting);
        return new Verdict(
                symbol,
                setting.name(),
                corrected(symbol, setting),
                returns.clusters() < LEAST_CLUSTERS ? Double.NaN : returns.low(),
                setting.causal());
    }

    /** The largest over the families that decide; NaN where one has not enough data. */
    double corrected(String symbol, Setting setting) {
        double largest = 0;
        for (Map.Entry<Family, Map<Compared, Double>> family : corrected.entrySet()) {
            Double p = family.getKey()
                    .find(symbol, setting.name())
                    .map(row -> family.getValue().get(row))
                    .orElse(null);
            largest = p == null ? Double.NaN : Math.max(largest, p);
        }
        return largest;
    }

    /** What a bet returns: as it was filled where it was traded, else net of fees. */
    ClusteredMean returns(String symbol, Setting setting) {
        MoneyResult money = findings.money().get(setting.name());
        ClusteredMean net = findings.result(symbol, setting).net();
        if (money == null) {
            return net;
        }
        ClusteredMean filled = money.filled(symbol);
        return filled.count() == 0 ? net : filled;
    }

    /** The sentence above all others. */
    static String whole(List<Verdict> verdicts) {
        List<String> survivors = verdicts.stream()
                .filter(Verdict::survives)
                .map(verdict -> verdict.symbol() + " under " + verdict.setting())
                .toList();
        return survivors.isEmpty() ? "No edge survives." : "An edge survives: " + String.join(", ", survivors) + ".";
    }
}
