package io.equilibrium.domain.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** p-values corrected for how many there are (Benjamini and Hochberg 1995): the share of false ones among all at most as small. */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** The corrected p-values, in the order of the raw ones. */
    public static List<Double> adjusted(List<Double> raw) {
        List<Integer> falling = new ArrayList<>();
        List<Double> adjusted = new ArrayList<>(raw);
        for (int i = 0; i < raw.size(); i++) {
            falling.add(i);
        }
        falling.sort(Comparator.<Integer>comparingDouble(raw::get).reversed());
        // Step-up: the largest p keeps itself, each smaller one p × tests / rank but no more than the one above it.
        double least = 1;
        for (int i = 0; i < falling.size(); i++) {
            int rank = falling.size() - i;
            least = Math.min(least, raw.get(falling.get(i)) * falling.size() / rank);
            adjusted.set(falling.get(i), least);
        }
        return adjusted;
    }
}
