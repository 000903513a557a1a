package io.equilibrium.research.bench;

import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.step.StepSettings;
import java.util.Locale;
import java.util.Map;

/** The measurements, each beside its floor. */
final class BenchTable {
    private static final String ROW = "%-46s  %13s  %7s  %10s  %7s%n";

    private static final String STEPS = "%-46s  %13s  %7s  %10s%n";

    private BenchTable() {}

    static String of(Map<Subject, Measured> measured) {
        StringBuilder text = new StringBuilder();
        text.append(Machine.describe()).append("\n\n");
        text.append(String.format(Locale.ROOT, ROW, "one thread", "ticks/s", "+/-", "bytes/tick", "to scan"));
        text.append("-".repeat(91)).append('\n');
        measured.forEach((subject, result) ->
                text.append(subject.isOfSteps() || subject.isOfFiles() ? "" : row(subject, result, measured)));
        text.append(String.format(Locale.ROOT, "%n" + STEPS, "one thread", "us/step", "+/-", "bytes/step"));
        text.append("-".repeat(82)).append('\n');
        measured.forEach((subject, result) -> text.append(subject.isOfSteps() ? row(subject, result) : ""));
        text.append(String.format(
                Locale.ROOT,
                "%n" + ROW,
                String.format(Locale.ROOT, "a file of %,d trades", FileBenchmarks.TICKS),
                "ticks/s",
                "+/-",
                "bytes/tick",
                "to read"));
        text.append("-".repeat(91)).append('\n');
        measured.forEach((subject, result) -> text.append(subject.isOfFiles() ? row(subject, result, measured) : ""));
        text.append(String.format(
                Locale.ROOT,
                "%n+/-: half of the 99.9 %% interval; wide on a busy machine.%n"
                        + "to scan: the maximum of the array takes this part of the time that the row takes.%n"
                        + "to read: reading the same file and doing nothing takes this part of it.%n"
                        + "bytes/tick: engines are set up anew every %,d ticks, which is in it.%n",
                RuleBenchmarks.TICKS));
        return text.toString();
    }

    private static String row(Subject subject, Measured result, Map<Subject, Measured> measured) {
        Measured floor = measured.get(subject.floor());
        return String.format(
                Locale.ROOT,
                ROW,
                subject == Subject.STEPS_OF_A_WALK ? String.format(subject.title(), stepsOfTheWalk()) : subject.title(),
                String.format(Locale.ROOT, "%,.2f M", result.ticksPerSecond() / 1e6),
                String.format(Locale.ROOT, "%.0f %%", 100 * result.error() / result.ticksPerSecond()),
                String.format(Locale.ROOT, "%.3f", result.bytesPerTick()),
                String.format(
                        Locale.ROOT,
                        "%.3f",
                        floor == null ? Double.NaN : result.ticksPerSecond() / floor.ticksPerSecond()));
    }

    private static String row(Subject subject, Measured result) {
        return String.format(
                Locale.ROOT,
                STEPS,
                subject.title(),
                String.format(Locale.ROOT, "%.3f", 1e6 / result.ticksPerSecond()),
                String.format(Locale.ROOT, "%.0f %%", 100 * result.error() / result.ticksPerSecond()),
                String.format(Locale.ROOT, "%.0f", result.bytesPerTick()));
    }

    private static String stepsOfTheWalk() {
        TickStream stream = new TickStream();
        StepEngine engine = new StepEngine(TickStream.SYMBOL, StepSettings.DEFAULT);
        for (Tick tick : stream.warmUp()) {
            engine.on(tick);
        }
        long steps = 0;
        for (Tick tick : stream.walk(RuleBenchmarks.TICKS)) {
            steps += engine.on(tick).size();
        }
        return String.format(Locale.ROOT, "a step every %,d ticks", RuleBenchmarks.TICKS / Math.max(steps, 1));
    }
}
