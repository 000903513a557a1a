package io.equilibrium.research.fetch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The days that are wanted of a month: from inclusive, to exclusive. */
record Month(YearMonth month, LocalDate from, LocalDate to) {
    /** The months that a stretch of days touches, in order. */
    static List<Month> of(LocalDate from, LocalDate to) {
        List<Month> months = new ArrayList<>();
        for (LocalDate start = from;
                start.isBefore(to);
                start = months.getLast().to()) {
            YearMonth month = YearMonth.from(start);
            LocalDate next = month.plusMonths(1).atDay(1);
            months.add(new Month(month, start, next.isBefore(to) ? next : to));
        }
        return months;
    }

    boolean isWhole() {
        return from.equals(month.atDay(1)) && to.equals(month.plusMonths(1).atDay(1));
    }

    List<LocalDate> days() {
        return from.datesUntil(to).toList();
    }
}
