package io.equilibrium.research.spread;

import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.TickCursor;
import io.equilibrium.research.cli.MarketOptions;
import io.equilibrium.research.spread.SpreadEstimate.Mean;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium spread}. */
@Command(
        name = "./equilibrium spread",
        mixinStandardHelpOptions = true,
        description = {
            "How wide the spread was, as a half spread for --half-spread: by recorded quotes; by trades that follow one",
            "of the other side; by the highs and lows of bars, which see no spread that is small beside their moves.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class SpreadCommand implements Callable<Integer> {
    private static final Duration ANY_BAR = Duration.ofHours(24);

    @Spec
    private CommandSpec spec;

    @Mixin
    private MarketOptions market;

    @Override
    public Integer call() {
        MarketData data = market.open(ANY_BAR);
        PrintWriter out = spec.commandLine().getOut();
        for (String symbol : data.symbols()) {
            SpreadEstimate estimate = new SpreadEstimate();
            try (TickCursor ticks = data.read(symbol)) {
                while (ticks.advance()) {
                    estimate.on(ticks.tick());
                }
            }
            print(out, symbol, "quotes", estimate.byQuotes());
            print(out, symbol, "trades of the other side", estimate.byTrades());
            print(out, symbol, "pairs of bars", estimate.byBars());
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, String symbol, String what, Mean mean) {
        if (mean.of() > 0) {
            out.printf(Locale.ROOT, "%s %.8f by %,d %s%n", symbol, mean.value(), mean.of(), what);
        }
    }
}
