package io.equilibrium.domain.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The e-Benjamini-Hochberg procedure (Wang and Ramdas 2022): of K hypotheses with e-values, the i largest are rejected for
 * the largest i whose i-th largest is at least K / (alpha i). The false discovery rate is at most alpha however the e-values
 * depend on each other.
 */
public final class EBenjaminiHochberg {
    private EBenjaminiHochberg() {}

    /** The names of the rejected, of as many hypotheses as there are e-values. */
    public static Set<String> rejected(Map<String, Double> evidence, double alpha) {
        return rejected(evidence, evidence.size(), alpha);
    }

    /** The names of the rejected, of so many hypotheses: those whose e-values are not known count as 0. */
    public static Set<String> rejected(Map<String, Double> evidence, int hypotheses, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, was " + alpha);
        }
        if (hypotheses < evidence.size()) {
            throw new IllegalArgumentException(
                    "there must be as many hypotheses as e-values, " + evidence.size() + ", was " + hypotheses);
        }
        List<Map.Entry<String, Double>> falling = evidence.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        int most = 0;
        for (int i = 1; i <= falling.size(); i++) {
            if (falling.get(i - 1).getValue() >= hypotheses / (alpha * i)) {
                most = i;
            }
        }
        Set<String> names = new TreeSet<>();
        falling.subList(0, most).forEach(entry -> names.add(entry.getKey()));
        return names;
    }
}
