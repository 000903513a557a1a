package io.equilibrium.research.report;

import io.equilibrium.research.surrogate.Compared;
import java.util.Locale;

/**
 * Whether an edge survives, by two rules and no others: its surrogate p-value, corrected for everything on the page, is at most
 * 5 %, and the lower end of the 95 % interval of its net return per bet is above 0. What reads the future cannot survive.
 *
 * @param p the corrected p-value, NaN where there is not enough data
 * @param lowReturn in basis points; NaN where there is not enough data
 */
record Verdict(String symbol, String setting, double p, double lowReturn, boolean causal) {
    static final double LEVEL = 0.05;

    boolean survives() {
        return causal && p <= LEVEL && lowReturn > 0;
    }

    /** One sentence. */
    String words() {
        String who = (symbol.equals(Compared.ALL) ? "All assets together" : symbol) + " under " + setting + ": ";
        if (!causal) {
            return who + "no edge can be claimed, since this rule reads prices that lie in its future.";
        }
        if (Double.isNaN(p)) {
            return who + "not enough data to say anything.";
        }
        String chance = String.format(
                Locale.ROOT, "the corrected surrogate p-value is %.3f, %s 0.05", p, p <= LEVEL ? "at most" : "above");
        String money = Double.isNaN(lowReturn)
                ? "there is not enough data for the net return per bet"
                : String.format(
                        Locale.ROOT,
                        "the lower bound of the net return per bet is %+.2f basis points, %s 0",
                        lowReturn,
                        lowReturn > 0 ? "above" : "not above");
        return who + (survives() ? "an edge survives: " : "no edge: ") + chance + ", and " + money + ".";
    }
}
