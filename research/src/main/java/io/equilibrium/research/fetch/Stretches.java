package io.equilibrium.research.fetch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Months and days in words, those that follow each other as one stretch: {@code 2019-08 to 2019-12, 2024-03-05}. */
final class Stretches {
    private Stretches() {}

    static String of(List<String> periods) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < periods.size(); i++) {
            if (i + 1 == periods.size() || !periods.get(i + 1).equals(after(periods.get(i)))) {
                words.add(start == i ? periods.get(i) : periods.get(start) + " to " + periods.get(i));
                start = i + 1;
            }
        }
        return String.join(", ", words);
    }

    private static String after(String period) {
        return period.length() == "2024-01".length()
                ? YearMonth.parse(period).plusMonths(1).toString()
                : LocalDate.parse(period).plusDays(1).toString();
    }
}
