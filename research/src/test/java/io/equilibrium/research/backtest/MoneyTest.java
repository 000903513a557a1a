package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.research.results.Report;
import io.equilibrium.research.results.Results;
import io.equilibrium.research.results.SymbolResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three symbols in one account. */
class MoneyTest {
    private static final TradingSettings SETTINGS = TradingSettings.DEFAULT.withInstruments(InstrumentFile.load());

    @TempDir
    Path folder;

    private MarketData market;

    @BeforeEach
    void write() {
        market = MarketFiles.open(
                List.of(
                        Markets.write(folder, "BTCUSDT-15m.csv", Markets.bars(3_000, 40_000, 1)),
                        Markets.write(folder, "ETHUSDT-15m.csv", Markets.bars(3_000, 2_500, 2)),
                        Markets.write(folder, "SOLUSDT-15m.csv", Markets.bars(3_000, 100, 3))),
                ReadOptions.DEFAULT);
    }

    private List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        market.forEach(ticks::add);
        return ticks;
    }

    @Test
    void theSymbolsNetProfitsSumToTheAccounts() throws InterruptedException {
        Report report = new Backtest(market, SETTINGS).run(done -> {});

        MoneyRow whole = report.total().money().orElseThrow();
        List<MoneyRow> rows = report.symbols().stream()
                .map(SymbolResult::money)
                .map(money -> money.orElseThrow())
                .toList();
        assertThat(rows).hasSize(3);
        assertThat(whole.entered()).isGreaterThan(100);
        assertThat(rows.stream().mapToLong(MoneyRow::netPnlE8).sum()).isEqualTo(whole.netPnlE8());
        assertThat(rows.stream().mapToLong(MoneyRow::feesE8).sum()).isEqualTo(whole.feesE8());
        assertThat(report.total().equityE8()).isEqualTo(SETTINGS.risk().startEquityE8() + whole.netPnlE8());
    }

    @Test
    void atEveryTickNetProfitIsRealisedLessFeesAndWhatIsOpen() {
        TradingPipeline pipeline = new TradingPipeline(SETTINGS);
        Results results = new Results(SETTINGS);
        int flat = 0;
        for (Tick tick : ticks()) {
            List<RoadEvent> events = pipeline.on(tick);
            events.forEach(results::on);
            if (!events.isEmpty()) {
                flat += holds(results, pipeline.risk().account()) ? 1 : 0;
            }
        }
        assertThat(flat).isPositive();
    }

    private static boolean holds(Results results, Account account) {
        MoneyRow row = results.total().money().orElseThrow();
        assertThat(row.realisedE8()).isEqualTo(account.realisedE8());
        assertThat(row.feesE8()).isEqualTo(account.feesE8());
        assertThat(row.openPositions()).isEqualTo(account.positions().size());
        long open = row.netPnlE8() - row.realisedE8() + row.feesE8();
        if (row.openPositions() > 0) {
            return false;
        }
        assertThat(open).isZero();
        assertThat(row.netPnlE8()).isEqualTo(account.equityE8() - account.startE8());
        return true;
    }

    @Test
    void itDoesNotMatterHowTheKindsOfEventsInterleave() {
        TradingPipeline pipeline = new TradingPipeline(SETTINGS);
        List<RoadEvent> events =
                ticks().stream().flatMap(tick -> pipeline.on(tick).stream()).toList();
        Results inOrder = new Results(SETTINGS);
        events.forEach(inOrder::on);

        Results byKind = new Results(SETTINGS);
        for (Class<?> kind : List.of(
                RoadEvent.Answered.class,
                RoadEvent.Decided.class,
                RoadEvent.Signalled.class,
                RoadEvent.Stepped.class)) {
            events.stream().filter(kind::isInstance).forEach(byKind::on);
        }

        assertThat(byKind.symbols()).isEqualTo(inOrder.symbols());
        assertThat(byKind.total()).isEqualTo(inOrder.total());
    }

    @Test
    void cuttingTheTicksAnywhereChangesNothingBefore() {
        List<Tick> ticks = ticks();
        TradingPipeline whole = new TradingPipeline(SETTINGS);
        List<List<RoadEvent>> events = ticks.stream().map(whole::on).toList();

        for (int cut = 1; cut < ticks.size(); cut += 2_999) {
            TradingPipeline pipeline = new TradingPipeline(SETTINGS);
            for (int i = 0; i < cut; i++) {
                assertThat(pipeline.on(ticks.get(i)))
                        .as("tick %d of %d", i, cut)
                        .isEqualTo(events.get(i));
            }
            crash(pipeline, ticks.get(cut));
        }
    }

    // Whatever comes after the cut, here a price from nowhere, cannot reach back: the events are out already.
    private static void crash(TradingPipeline pipeline, Tick next) {
        assertThat(pipeline.on(new Tick(
                        next.symbol(),
                        next.tradeId(),
                        2 * next.priceE8(),
                        next.quantityE8(),
                        next.aggressor(),
                        next.move(),
                        next.eventTimeMicros(),
                        next.receiveTimeMicros())))
                .isNotNull();
    }
}
