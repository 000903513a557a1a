package io.equilibrium.gateway;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.marketdata.EventCursor;
import io.equilibrium.marketdata.MarketData;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes a market to the tape as one run: every symbol's start, all ticks and fundings in their order, each symbol's end after
 * its last tick. The same market gives the same events at the same places, so what is on the tape already is passed over.
 */
final class Replay {
    private final MarketData market;
    private final RunId run;
    private final RunWriter writer;
    private final Flow flow;
    private final Pace pace;
    private final ReplayProgress progress;
    private final Map<String, Passed> passed = new HashMap<>();
    private long place;

    /** What went by of one symbol. */
    private static final class Passed {
        private final long expected;
        private long ticks;
        private long lastTradeId = Long.MIN_VALUE;
        private long lastMicros = Long.MIN_VALUE;

        Passed(long expected) {
            this.expected = expected;
        }

        boolean isWhole(Tick tick) {
            ticks++;
            lastTradeId = Math.max(lastTradeId, tick.tradeId());
            lastMicros = Math.max(lastMicros, tick.eventTimeMicros());
            return ticks == expected;
        }
    }

    Replay(MarketData market, RunId run, RunWriter writer, Flow flow, Pace pace, ReplayProgress progress) {
        this.market = market;
        this.run = run;
        this.writer = writer;
        this.flow = flow;
        this.pace = pace;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        try {
            writeAll();
        } catch (InterruptedException stopped) {
            writer.down("replay was stopped");
            throw stopped;
        } catch (RuntimeException broken) {
            writer.down("replay failed: " + broken.getMessage());
            throw broken;
        }
    }

    private void writeAll() throws InterruptedException {
        String hash = HexFormat.of().formatHex(market.contentHash());
        for (String symbol : market.symbols()) {
            passed.put(symbol, new Passed(market.ticks(symbol)));
            start(symbol, hash);
        }
        try (EventCursor tape = market.events()) {
            while (tape.advance()) {
                switch (tape.event()) {
                    case Tick tick -> on(tick);
                    case Funding funding -> writer.write(new Funded(run, place++, funding));
                }
            }
        }
        passed.forEach((symbol, all) -> {
            if (all.ticks != all.expected) {
                throw new IllegalStateException(symbol + " has " + all.ticks + " ticks, not the " + all.expected
                        + " that were counted: its files were changed");
            }
        });
        writer.end();
    }

    private void start(String symbol, String hash) {
        writer.write(new RunStarted(
                run,
                place++,
                symbol,
                market.symbols().size(),
                market.ticks(symbol),
                market.firstMicros(symbol),
                market.lastMicros(symbol),
                hash));
    }

    private void on(Tick tick) throws InterruptedException {
        Traded traded = new Traded(run, place++, tick);
        if (writer.has(traded.place())) {
            writer.write(traded);
            progress.passed(tick);
        } else {
            flow.admit();
            pace.await(tick.eventTimeMicros());
            writer.write(traded);
            progress.published(tick);
        }
        Passed of = passed.get(tick.symbol());
        if (of != null && of.isWhole(tick)) {
            writer.write(new RunEnded(run, place++, tick.symbol(), of.ticks, of.lastTradeId, of.lastMicros));
        }
    }
}
