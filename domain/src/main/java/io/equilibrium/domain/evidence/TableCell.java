package io.equilibrium.domain.evidence;

/**
 * One cell of a table: how often something was tried and came true, beside what a fair market would have given.
 *
 * @param fairRate the mean fair probability of these trials
 * @param low the lower end of Wilson's 95 % interval of the rate
 * @param high the upper end
 * @param p two-sided, of so many or more extreme hits given the fair probabilities (a nominal one: see section 7)
 * @param adjustedP p corrected for the size of the table (Benjamini and Hochberg 1995)
 */
public record TableCell(
        String name,
        long trials,
        long hits,
        double rate,
        double fairRate,
        double low,
        double high,
        double p,
        double adjustedP) {
    TableCell withAdjustedP(double corrected) {
        return new TableCell(name, trials, hits, rate, fairRate, low, high, p, corrected);
    }
}
