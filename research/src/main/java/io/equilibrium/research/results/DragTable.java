package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.DragParts;
import io.equilibrium.domain.evidence.DragRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Execution drag as text, in USDT: what bets made on paper, what each part took or gave, what their fills made. */
public final class DragTable {
    private static final List<String> PARTS =
            List.of("fees", "spread", "latency", "slippage", "funding", "parted", "skipped", "carried");

    private final TextTable table;

    /** Under a head for what the rows are. */
    public DragTable(String rows) {
        List<String> heads = new ArrayList<>(List.of(rows, "bets", "traded", "on paper"));
        heads.addAll(PARTS);
        heads.add("filled");
        table = new TextTable(heads);
    }

    public void row(String name, DragRow row) {
        DragParts parts = row.parts();
        table.row(List.of(
                name,
                Figures.count(row.bets()),
                Figures.count(row.traded()),
                Figures.money(row.statisticalE8()),
                Figures.money(-parts.feeE8()),
                Figures.money(-parts.spreadE8()),
                Figures.money(-parts.latencyE8()),
                Figures.money(-parts.slippageE8()),
                Figures.money(-parts.fundingE8()),
                Figures.money(-parts.partedE8()),
                Figures.money(-parts.skippedE8()),
                Figures.money(-parts.carriedE8()),
                Figures.money(row.filledE8())));
    }

    void rule() {
        table.rule();
    }

    public String render() {
        return table.render();
    }

    /** Why bets never traded, and what they would have made on paper. */
    static String skipped(DragRow row) {
        return row.skipped().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Figures.count(entry.getValue().bets()) + " " + entry.getKey() + " ("
                        + Figures.money(entry.getValue().statisticalE8()) + ")")
                .collect(Collectors.joining(", "));
    }
}
