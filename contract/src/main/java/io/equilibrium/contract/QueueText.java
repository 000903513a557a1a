package io.equilibrium.contract;

import io.equilibrium.domain.venue.QueueModel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How resting orders wait their turn, as people and environments write it: a word, and for the last one its power. */
public final class QueueText {
    private static final String THROUGH = "traded-through";
    private static final String RISK_AVERSE = "risk-averse";
    private static final Pattern PROBABILISTIC = Pattern.compile("probabilistic(?::(\\d{1,2}(?:\\.\\d{1,8})?))?");

    private QueueText() {}

    /**
     * Reads one; without a power it is 2.
     *
     * @throws IllegalArgumentException if it is none of them; names them
     */
    public static QueueModel parse(String text) {
        Matcher probabilistic = PROBABILISTIC.matcher(text.strip());
        if (probabilistic.matches()) {
            String power = probabilistic.group(1);
            return new QueueModel.Probabilistic(power == null ? 2 : Double.parseDouble(power));
        }
        return switch (text.strip()) {
            case THROUGH -> new QueueModel.TradedThrough();
            case RISK_AVERSE -> new QueueModel.RiskAverse();
            default ->
                throw new IllegalArgumentException("a queue must be " + THROUGH + ", " + RISK_AVERSE
                        + " or probabilistic:POWER, was '" + text.strip() + "'");
        };
    }

    /** Text that {@link #parse} reads as this one. */
    public static String format(QueueModel model) {
        return switch (model) {
            case QueueModel.TradedThrough _ -> THROUGH;
            case QueueModel.RiskAverse _ -> RISK_AVERSE;
            case QueueModel.Probabilistic probabilistic -> "probabilistic:" + probabilistic.power();
        };
    }
}
