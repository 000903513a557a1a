package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.StrategyBook;
import io.equilibrium.domain.signal.StrategySettings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a symbol's state is, and how much of it is written. */
class StoredBytesTest {
    private static final GoldenTicks GOLDEN = GoldenTicks.of(7, "GOLDEN").first(40_000);

    /** Every tick is put into the store; of those within one transaction the last goes onto the changelog. */
    @ParameterizedTest
    @ValueSource(strings = {"fixed", "bayesian", "experts"})
    void theStrategyIsWrittenWhenItMovesAndNotWithEveryTick(String governor) {
        StrategySettings settings = StrategyBook.of(StrategySettings.DEFAULT, Map.of())
                .with("GOLDEN:governor=" + governor)
                .settingsOf("GOLDEN");
        Snapshots snapshots = new Snapshots(symbol -> settings);
        SymbolRoad road = snapshots.fresh(GOLDEN.run(), 0, "GOLDEN", 1);
        long put = 0;
        long whole = 0;
        long logged = 0;
        long wholeLogged = 0;
        boolean moved = true;
        for (int i = 0; i < GOLDEN.ticks().size(); i++) {
            boolean stepped = !road.on(GOLDEN.place(i), GOLDEN.ticks().get(i)).isEmpty();
            moved |= stepped;
            int levels = snapshots.levels(road).length;
            int strategy = snapshots.strategy(road).length;
            put += levels + (stepped ? strategy : 0);
            whole += levels + strategy;
            if (i % 4 == 3) {
                logged += levels + (moved ? strategy : 0);
                wholeLogged += levels + strategy;
                moved = false;
            }
        }
        System.out.printf(
                "%s: levels of %d bytes, strategy of %d at the end; a tick puts %d bytes (%d if all went), and a transaction of 4"
                        + " ticks logs %d (%d)%n",
                governor,
                snapshots.levels(road).length,
                snapshots.strategy(road).length,
                put / GOLDEN.ticks().size(),
                whole / GOLDEN.ticks().size(),
                4 * logged / GOLDEN.ticks().size(),
                4 * wholeLogged / GOLDEN.ticks().size());
        assertThat(put).isLessThan(whole / 2);
        assertThat(logged).isLessThan(wholeLogged);
    }
}
