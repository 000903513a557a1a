package io.equilibrium.domain.golden;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The golden input, the path option it is read with (trades have none), and the grid that cuts it. */
public record GoldenMarket(
        GoldenSet set, Grid grid, @Nullable BarPath path) {
    public static final String SYMBOL = "GOLDEN";

    private static final Duration BAR = Duration.ofMinutes(15);

    /** The table's name, as {@code bars-anchored-high-first-steps}. */
    String tableName(String what) {
        String source = path == null ? "ticks-" + word(grid) : "bars-" + word(grid) + "-" + word(path);
        return source + "-" + what;
    }

    private static String word(Enum<?> option) {
        return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public StepSettings settings() {
        Duration atrBar = path == null ? Duration.ofSeconds(2) : Duration.ofHours(2);
        return new StepSettings(grid, atrBar, 14, new Fraction(1, 2), 1, Tape.DEFAULT_HOLE, 10_000);
    }

    public List<Tick> ticks() {
        return path == null ? trades() : barTicks(path);
    }

    private List<Tick> barTicks(BarPath option) {
        List<Tick> ticks = new ArrayList<>();
        BarTicks source = new BarTicks(SYMBOL, BAR, option);
        for (String[] row : set.table("bars").rows()) {
            source.of(bar(row), ticks::add);
        }
        return ticks;
    }

    private static Bar bar(String[] row) {
        return new Bar(
                Long.parseLong(row[0]) * 1_000,
                E8.parse(row[1]),
                E8.parse(row[2]),
                E8.parse(row[3]),
                E8.parse(row[4]),
                E8.parse(row[5]));
    }

    private List<Tick> trades() {
        return set.table("ticks").rows().stream().map(GoldenMarket::trade).toList();
    }

    private static Tick trade(String[] row) {
        long time = Long.parseLong(row[3]) * 1_000;
        Aggressor aggressor = Boolean.parseBoolean(row[4]) ? Aggressor.SELLER : Aggressor.BUYER;
        return new Tick(
                SYMBOL, Long.parseLong(row[0]), E8.parse(row[1]), E8.parse(row[2]), aggressor, Move.JUMP, time, time);
    }

    @Override
    public String toString() {
        return set + " " + tableName("");
    }
}
