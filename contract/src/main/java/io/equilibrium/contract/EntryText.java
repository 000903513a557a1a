package io.equilibrium.contract;

import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.unit.Fraction;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How bets are entered, as people and environments write it: a word, with a position that is carried another, and for a trap how
 * far the price may run, in sizes.
 */
public final class EntryText {
    private static final String AT_STEP = "at-step";
    private static final String CARRIED = "at-step:carry";
    private static final Pattern TRAP = Pattern.compile("trap(?::(.+))?");

    private EntryText() {}

    /**
     * Reads one, {@code AT_STEP} and {@code TRAP} too; without a distance it is the study's.
     *
     * @throws IllegalArgumentException if it is none of them; names them
     */
    public static EntryStyle parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        Matcher trap = TRAP.matcher(plain);
        if (trap.matches()) {
            String sizes = trap.group(1);
            return sizes == null ? EntryStyle.TRAP : new EntryStyle.Trap(Fraction.parse(sizes));
        }
        if (plain.equals(AT_STEP)) {
            return EntryStyle.AT_STEP;
        }
        if (plain.equals(CARRIED)) {
            return EntryStyle.CARRIED;
        }
        throw new IllegalArgumentException(
                "an entry must be " + AT_STEP + ", " + CARRIED + ", trap or trap:SIZES, was '" + text.strip() + "'");
    }

    /** Text that {@link #parse} reads as this one. */
    public static String format(EntryStyle style) {
        return switch (style) {
            case EntryStyle.AtStep at -> at.carried() ? CARRIED : AT_STEP;
            case EntryStyle.Trap trap -> "trap:" + trap.runawaySizes();
        };
    }
}
