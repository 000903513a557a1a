package io.equilibrium.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a strategy's fields are written; what breaks a rule is an {@link IllegalArgumentException} that says the rule. */
final class StrategyTexts {
    private StrategyTexts() {}

    static int atLeast(int least, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("must be a whole number from " + least + ", was '" + text + "'", none);
        }
        throw new IllegalArgumentException("must be at least " + least + ", was " + text);
    }

    static double number(String text) {
        if (!text.matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,3})?")) {
            throw new IllegalArgumentException("must be a number, was '" + text + "'");
        }
        return Double.parseDouble(text);
    }

    static double probability(String text) {
        double number = number(text);
        if (!(number > 0 && number < 1)) {
            throw new IllegalArgumentException("must be between 0 and 1, was " + text);
        }
        return number;
    }

    static List<Integer> numbers(String text) {
        return Stream.of(text.split(",", -1))
                .map(one -> atLeast(2, one.strip()))
                .toList();
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        String names = String.join(
                " or ",
                Arrays.stream(type.getEnumConstants()).map(StrategyTexts::kebab).toList());
        throw new IllegalArgumentException("must be " + names + ", was '" + text + "'");
    }

    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
