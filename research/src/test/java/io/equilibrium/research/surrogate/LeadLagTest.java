package io.equilibrium.research.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadLagTest {
    /** The same market, its prices some bars later. */
    private static BarHistory late(String symbol, BarHistory of, int bars) {
        List<Bar> late = new ArrayList<>();
        for (int i = 0; i < of.bars().size(); i++) {
            Bar at = of.bars().get(i);
            Bar of0 = of.bars().get(Math.max(0, i - bars));
            late.add(
                    i < bars
                            ? new Bar(at.openTimeMicros(), of0.openE8(), of0.openE8(), of0.openE8(), of0.openE8(), 0)
                            : new Bar(at.openTimeMicros(), of0.openE8(), of0.highE8(), of0.lowE8(), of0.closeE8(), 0));
        }
        return new BarHistory(symbol, Histories.LENGTH, late);
    }

    private static LeadLag lead(BarHistory one, BarHistory other) throws InterruptedException {
        PathRules rules = new PathRules(TradingSettings.DEFAULT, Histories.LENGTH, BarPath.AUTO);
        return new LeadLagRuns(List.of(one, other), rules, 99, 1, 2)
                .run(prices -> {})
                .getFirst();
    }

    @Test
    void whoStepsTwoBarsLaterIsLed() throws InterruptedException {
        BarHistory first = Histories.walk("AAAUSDT", 6_000, 3);
        LeadLag lead = lead(first, late("BBBUSDT", first, 2));
        assertThat(lead.followed()).isGreaterThan(500);
        assertThat(lead.lead().observed()).isGreaterThan(lead.lead().quantile(0.99));
        assertThat(lead.lead().twoSidedP()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void twoWalksDoNotLeadEachOther() throws InterruptedException {
        LeadLag lead = lead(Histories.walk("AAAUSDT", 6_000, 3), Histories.walk("BBBUSDT", 6_000, 4));
        assertThat(lead.lead().twoSidedP()).isGreaterThan(0.02);
    }
}
